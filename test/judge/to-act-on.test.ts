import { expect, test } from "vitest";
import { toActOn } from "../../judge/sentences.ts";
import { verdicts } from "../../judge/verdict.ts";
import { madeAssessment } from "../support/assessment.ts";

test("what fails a check is listed, the gravest kind first, each kind in its order", () => {
  const [finding] = madeAssessment().findings;
  if (!finding) throw new Error("the fixture has no finding");
  const found = [...verdicts, ...verdicts].toReversed().map((outcome, index) => ({
    ...finding,
    outcome,
    message: String(index),
  }));
  const listed = toActOn(found);
  expect(listed.map(({ outcome }) => outcome)).toEqual(
    ["violated", "error", "unverified"].flatMap((outcome) => [outcome, outcome]),
  );
  for (const [first, second] of [0, 2, 4].map((index) => listed.slice(index, index + 2)))
    expect(Number(first?.message)).toBeLessThan(Number(second?.message));
});
