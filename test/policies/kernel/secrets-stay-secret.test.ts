import { describe, expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../../policies/kernel/evaluate.ts";
import { type Properties, type Resource, Secret, type Value } from "../../../policies/kernel/resource.ts";
import { packs } from "../../../policies/packs.ts";
import { residency } from "../../fixtures/broken/residency.ts";
import { retention } from "../../fixtures/broken/retention.ts";
import { safeguards } from "../../fixtures/broken/safeguards.ts";
import { subProcessors } from "../../fixtures/broken/sub-processors.ts";

const broken = [...residency, ...retention, ...safeguards, ...subProcessors];
const canary = "canary-4711-never-shown";

/** The same resource with every text replaced by a secret that carries the canary. */
function hidden(resource: Resource): Resource {
  return { ...resource, inputs: hide(resource.inputs) as Properties };
}

function hide(value: Value): Value {
  if (value instanceof Secret) return hide(value.value);
  if (typeof value === "string") return new Secret(`${canary} ${value}`);
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, hide(entry)]));
}

describe("no rule repeats a secret", () => {
  const stack = stackOf(broken.map(hidden));

  test.each(packs)("$name", (pack) => {
    const findings = evaluatePack(pack, stack);
    expect(findings.some(({ outcome }) => outcome === "violated")).toBe(true);
    const leaks = findings.filter(({ message, remediation }) =>
      `${message} ${remediation}`.includes("canary"),
    );
    expect(leaks.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});
