import { describe, expect, test } from "vitest";
import { judge } from "../../judge/judge.ts";
import type { Properties, Resource } from "../../policies/kernel/resource.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { registerDay } from "../support/days.ts";

const program = await planProgram({ stack: "prod" });
const asOf = registerDay;

/** The shipped stack as it would be applied, every vendor answering what was declared but for `change`. */
function applied(type: string, change: (outputs: Properties) => Properties): StackSnapshot {
  const resources = program.resources.map((resource): Resource => {
    const outputs = resource.type === type ? change(resource.inputs) : resource.inputs;
    return resource.custom ? { ...resource, outputs } : resource;
  });
  return { ...program, source: "state", resources, writtenAt: `${asOf}T00:00:00Z` };
}

function notMet(snapshot: StackSnapshot) {
  return judge(snapshot, { asOf, books: books() }).findings.filter(({ outcome }) => outcome !== "met");
}
const declared = new Set(
  notMet({ ...program, source: "program" }).map(({ rule, message }) => `${rule} ${message}`),
);

function drift(type: string, change: (outputs: Properties) => Properties) {
  return notMet(applied(type, change))
    .filter(({ rule, message }) => !declared.has(`${rule} ${message}`))
    .map(({ rule, outcome }) => `${rule} ${outcome}`);
}

test("vendors that answer what was declared change no verdict", () => {
  expect(drift("", (outputs) => outputs)).toEqual([]);
});

describe("what a vendor changed is judged as it is now", () => {
  test.each<[string, string, Properties, string]>([
    [
      "another region",
      types.neon.project,
      { regionId: "aws-eu-central-1" },
      "neon-project-in-declared-region violated",
    ],
    [
      "a longer history",
      types.neon.project,
      { historyRetentionSeconds: 2_592_000 },
      "purge-job-told-neon-history violated",
    ],
    [
      "a bucket elsewhere",
      types.cloudflare.r2Bucket,
      { jurisdiction: "default" },
      "r2-bucket-in-declared-jurisdiction violated",
    ],
    [
      "a lifecycle without rules",
      types.cloudflare.r2BucketLifecycle,
      { rules: [] },
      "copies-within-documented-period violated",
    ],
    [
      "a public address",
      types.cloudflare.r2ManagedDomain,
      { enabled: true },
      "bucket-has-no-public-address violated",
    ],
  ])("%s", (_, type, change, expected) => {
    const found = drift(type, (outputs) => ({ ...outputs, ...change }));
    expect(found.filter((each) => each.startsWith("vendor-answers-as-declared")).length).toBeGreaterThan(0);
    expect(found).toContain(expected);
  });

  test("a harmless change of what a rule reads is unverified", () => {
    const found = drift(types.render.webService, (outputs) => ({ ...outputs, plan: "pro" }));
    expect(new Set(found)).toEqual(new Set(["vendor-answers-as-declared unverified"]));
  });
});
