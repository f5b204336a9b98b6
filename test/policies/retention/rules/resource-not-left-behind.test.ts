import { expect, test } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { resourceNotLeftBehind } from "../../../../policies/retention/rules/resource-not-left-behind.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket, project } from "../stack.ts";

describeRule(resourceNotLeftBehind, {
  pass: [[project(), bucket()]],
  fail: [
    {
      stack: [{ ...project(), keptBy: ["retainOnDelete"] }],
      says: ["retainOnDelete would leave the resource at its vendor once the program drops it."],
    },
    {
      stack: [{ ...bucket(), keptBy: ["retainOnDelete", "deletedWith"] }],
      says: [
        "retainOnDelete and deletedWith would leave the resource at its vendor once the program drops it.",
      ],
    },
  ],
  omitted: "An option that is left out is off.",
  unknown: "The engine knows every option before it plans.",
});

test("where the source does not show the options, nothing is said to be met", () => {
  const { keptBy: _, ...blind } = project();
  const findings = evaluateRule("retention", resourceNotLeftBehind, stackOf([blind]));
  expect(findings.map(({ outcome, message }) => [outcome, message])).toEqual([
    ["not-applicable", "this source does not show what the engine does on deletion."],
  ]);
});
