import { beforeAll, describe, expect, test } from "vitest";
import { isCredential } from "../../policies/kernel/credentials.ts";
import { evaluatePack, type Finding, stackOf } from "../../policies/kernel/evaluate.ts";
import {
  HIDDEN,
  type Properties,
  type Resource,
  Secret,
  type Value,
} from "../../policies/kernel/resource.ts";
import { packs } from "../../policies/packs.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { residency } from "../fixtures/broken/residency.ts";
import { retention } from "../fixtures/broken/retention.ts";
import { safeguards } from "../fixtures/broken/safeguards.ts";
import { subProcessors } from "../fixtures/broken/sub-processors.ts";
import { complete } from "../support/stack-config.ts";
import { killer } from "./mutation/kills.ts";
import { contentOf, type Site, sitesOf, withValue } from "./mutation/sites.ts";

/** Each means something to some rules: whichever notices one of them at a place reads that place. */
const telling: readonly Value[] = [
  [
    "https://stranger.example.com http://stranger.example.com someone@example.org sk_live_0123456789abcdef",
    "ep-other.eu-central-1.aws.neon.tech api.dublin.ie1.twilio.com",
    `https://${"f".repeat(32)}.eu.r2.cloudflarestorage.com https://${"f".repeat(32)}.us.r2.cloudflarestorage.com`,
  ].join(" "),
  "stranger.example.com",
  "0.0.0.0/0",
  "off",
  "Inbound",
  0,
  10 ** 9,
  true,
  false,
];

interface Leaf extends Site {
  readonly on: Resource;
}

describe("a value that the source does not show", () => {
  let resources: readonly Resource[];
  /** Every place of the program that must be read, with the rules that its content could break. */
  let asking: readonly (Leaf & { readonly rules: ReadonlySet<string> })[];
  let notMet: (leaf: Leaf, value: Value) => Set<string>;

  beforeAll(async () => {
    const values = { ...complete, "recordings:enabled": "true" };
    resources = await runProgram({ project: "kaitalk", stack: "prod", values, secretKeys: [] });
    const kills = killer(packs, resources);
    notMet = ({ on, steps, path }, value) => {
      const after = { ...on, inputs: withValue(on.inputs, steps, value) };
      const findings = kills({ type: on.type, on: on.name, path, mutation: "other", before: on, after });
      return new Set(findings.map(({ rule }) => rule));
    };
    asking = leavesOf(resources).map((leaf) => ({
      ...leaf,
      rules: new Set(telling.flatMap((value) => [...notMet(leaf, new Secret(value))])),
    }));
  });

  test("leaves no rule met that its content could break", () => {
    const blind = asking.flatMap((leaf) => {
      const unmet = notMet(leaf, new Secret(HIDDEN));
      return [...leaf.rules].filter((rule) => !unmet.has(rule)).map((rule) => `${nameOf(leaf)}: ${rule}`);
    });
    expect(asking.length).toBeGreaterThan(300);
    expect(blind).toEqual([]);
  });

  test("leaves none of them met where nothing at all is shown", () => {
    const unmet = new Set(
      judged(resources.map((resource) => ({ ...resource, inputs: allHidden(resource) })))
        .filter(({ outcome }) => outcome !== "met")
        .map(({ rule }) => rule),
    );
    const asked = new Set(asking.flatMap(({ rules }) => [...rules]));
    expect(asked.size).toBeGreaterThan(80);
    expect([...asked].filter((rule) => !unmet.has(rule))).toEqual([]);
  });

  test("turns no violation of a broken stack into met", () => {
    const broken = [...residency, ...retention, ...safeguards, ...subProcessors];
    const kills = killer(packs, broken);
    const unmetAt = ({ on, steps, path }: Leaf, value: Value) => {
      const after = { ...on, inputs: withValue(on.inputs, steps, value) };
      const findings = kills({ type: on.type, on: on.name, path, mutation: "hidden", before: on, after });
      // A rule that looks across resources says elsewhere that it could not read.
      const about = findings.filter(
        ({ resource, outcome }) => resource?.urn === on.urn || outcome === "unverified",
      );
      return new Set(about.map(({ rule }) => rule));
    };
    const blind = leavesOf(broken).flatMap((leaf) => {
      const unmet = unmetAt(leaf, new Secret(HIDDEN));
      const before = unmetAt(leaf, new Secret(contentOf(leaf.value)));
      return [...before].filter((rule) => !unmet.has(rule)).map((rule) => `${nameOf(leaf)}: ${rule}`);
    });
    expect(blind).toEqual([]);
  });
});

/** The scalars of custom resources, but for keys that nobody follows. */
function leavesOf(resources: readonly Resource[]): Leaf[] {
  return resources
    .filter(({ custom }) => custom)
    .flatMap((on) => sitesOf(on.inputs).map((site) => ({ ...site, on })))
    .filter(({ value }) => ["string", "number", "boolean"].includes(typeof contentOf(value)))
    .filter((leaf) => !isCredential(leaf.on, placeOf(leaf)));
}

function allHidden({ inputs }: Resource): Properties {
  return Object.fromEntries(Object.keys(inputs).map((name) => [name, new Secret(HIDDEN)]));
}

function judged(resources: readonly Resource[]): Finding[] {
  return packs.flatMap((pack) => evaluatePack(pack, stackOf(resources)));
}

function nameOf(leaf: Leaf): string {
  return `${leaf.on.name} ${placeOf(leaf)}`;
}

function placeOf({ steps }: Site): string {
  return steps
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}
