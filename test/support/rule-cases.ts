import { describe, expect, test } from "vitest";
import { evaluateRule, type Finding, type Outcome, stackOf } from "../../policies/kernel/evaluate.ts";
import type { Resource } from "../../policies/kernel/resource.ts";
import type { Circumstances, Rule } from "../../policies/kernel/rule.ts";

type Stack = readonly Resource[];
interface Expectation {
  readonly stack: Stack;
  readonly outcome?: Outcome;
  /** The exact messages of every finding that is not met, in order. */
  readonly says: readonly string[];
}

/** The four kinds of case that every rule answers for. A text in place of cases says why none can exist. */
export interface RuleCases {
  /** Stacks on which every finding is met, one finding at least. */
  readonly pass: readonly Stack[];
  readonly fail: readonly Expectation[];
  /** Something is left out: the vendor's default decides. `outcome` is violated unless said otherwise. */
  readonly omitted: readonly Expectation[] | string;
  /** A value is unknown at preview: the outcome is unverified. */
  readonly unknown: readonly Expectation[] | string;
  /** What the stack's configuration says, where a rule asks for it. */
  readonly configured?: Circumstances["configured"];
}

/** Proves a rule on its cases: what passes, what fails, what is omitted, what is unknown; messages are exact. */
export function describeRule(rule: Rule, cases: RuleCases): void {
  const { configured } = cases;
  const judge = (stack: Stack) => evaluateRule("test", rule, stackOf(stack, { configured }));
  describe(rule.id, () => {
    for (const [index, stack] of cases.pass.entries())
      test(`met ${index + 1}`, () => {
        const outcomes = judge(stack).map(({ outcome }) => outcome);
        expect(outcomes.length).toBeGreaterThan(0);
        expect(new Set(outcomes)).toEqual(new Set(["met"]));
      });
    expectAll(judge, "violated", cases.fail, "violated");
    expectAll(judge, "omitted", cases.omitted, "violated");
    expectAll(judge, "unknown", cases.unknown, "unverified");
  });
}

function expectAll(
  judge: (stack: Stack) => Finding[],
  kind: string,
  cases: readonly Expectation[] | string,
  usual: Outcome,
): void {
  if (typeof cases === "string") return;
  for (const [index, { stack, says, outcome = usual }] of cases.entries())
    test(`${kind} ${index + 1}`, () => {
      const findings = judge(stack);
      const wrong = findings.filter((finding) => finding.outcome !== "met");
      expect(wrong.map(({ message }) => message)).toEqual(says);
      if (outcome === "met") expect(findings.length).toBeGreaterThan(0);
      else expect(new Set(wrong.map((finding) => finding.outcome))).toEqual(new Set([outcome]));
    });
}
