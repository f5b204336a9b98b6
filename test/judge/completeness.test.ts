import { describe, expect, test } from "vitest";
import { completenessOf } from "../../judge/completeness.ts";
import type { Finding } from "../../judge/judgement.ts";
import type { Resource } from "../../policies/kernel/resource.ts";
import { resource } from "../support/resource.ts";

const found = (on: Resource): Finding => ({
  pack: "p",
  rule: "r",
  severity: "low",
  clauses: [],
  outcome: "met",
  resource: on,
  message: "",
  remediation: "",
});
const count = (resources: readonly Resource[], findings: readonly Finding[]) => {
  const snapshot = { source: "state", project: "p", stack: "s", resources, placeholders: [] } as const;
  const { planned, judged, outOfScope, unjudged } = completenessOf(snapshot, findings);
  expect(judged + outOfScope.length + unjudged.length).toBe(planned);
  return { planned, judged, excused: outOfScope.length, unjudged: unjudged.map(({ name }) => name) };
};

describe("every entry is judged, excused or named", () => {
  const bucket = resource("a:b:C", {}, { name: "bucket" });
  const component = resource("kaitalk:infra:Store", {}, { name: "store", custom: false });
  const stack = resource("pulumi:pulumi:Stack", {}, { name: "stack", custom: false });

  test("a complete one", () => {
    expect(count([stack, component, bucket], [found(bucket)])).toEqual({
      planned: 3,
      judged: 1,
      excused: 2,
      unjudged: [],
    });
  });

  test("two entries of one URN are counted twice, and one of them is not judged by the other's findings", () => {
    const twin = { ...bucket, inputs: { name: "other" } };
    expect(count([bucket, twin], [found(bucket), found(bucket)]).unjudged).toEqual(["bucket"]);
    expect(count([bucket, twin], [found(bucket), found(twin)])).toMatchObject({ judged: 2, unjudged: [] });
  });

  test("a finding on what is not in the plan counts for nothing", () => {
    expect(count([bucket], [found(component)])).toMatchObject({ judged: 0, unjudged: ["bucket"] });
  });

  test("a component of strangers has no excuse", () => {
    expect(count([resource("other:x:Y", {}, { custom: false, name: "y" })], []).unjudged).toEqual(["y"]);
  });
});
