import { beforeAll, describe, expect, test } from "vitest";
import { openPoints } from "../../formats/page/open-points.ts";
import { pullRequestComment } from "../../formats/pull-request/comment.ts";
import { promiseLines } from "../../formats/terminal/verdict-table.ts";
import type { AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { contradictionsIn } from "../../judge/sentences.ts";
import { madeAssessment, madeEvidence } from "../support/assessment.ts";

/** A judgement of which the last promise that has copies is contradicted by its first copy. */
let assessment: Assessment;
let broken: AssessedPromise;
beforeAll(() => {
  const made = madeAssessment();
  const last = made.promises.findLast(({ copies }) => copies?.length);
  const [copy] = last?.copies ?? [];
  if (!last || !copy) throw new Error("the fixture has no copies");
  const reason = "Copies live 9 d at least; 1 d documented; owner privacy: Ask the vendor.";
  broken = {
    ...last,
    verdict: "contradicted",
    copies: [
      { ...copy, verdict: "contradicted", reason, ends: "owner privacy: Ask the vendor." },
      { ...copy, reason: "Other copies end in time." },
    ],
  };
  assessment = {
    ...made,
    promises: made.promises.map((promise) => (promise.clause === broken.clause ? broken : promise)),
  };
});

const why = "Copies live 9 d at least; 1 d documented.";
const ends = "Ends it, owner privacy: Ask the vendor.";
const plain = { bold: String, dim: String, red: String, green: String, yellow: String };

describe("what a vendor contradicts", () => {
  test("is told once a breaking copy, with what ends it, and not of other promises", () => {
    expect(contradictionsIn(assessment.promises)).toEqual([
      { clause: broken.clause, label: broken.label, copies: [{ why, ends }] },
    ]);
    expect(contradictionsIn(madeAssessment().promises)).toEqual([]);
  });

  test("is told even where no copy says what ends it", () => {
    const [{ copies } = { copies: [] }] = contradictionsIn([{ ...broken, copies: [] }]);
    expect(copies).toEqual([{ why: broken.reason, ends: "Ends it: nothing that the register names." }]);
  });

  test("stands above every promise in the terminal", () => {
    const lines = promiseLines(assessment, { colours: plain, width: 200 } as never);
    const at = (words: string) => lines.findIndex((line) => line.includes(words));
    expect([at("contradicted  "), at(why), at(ends)].every((line) => line > 0)).toBe(true);
    expect(at(ends)).toBeLessThan(at("worst case in this stack"));
  });

  test("stands before what changed in the comment", () => {
    const comment = pullRequestComment(assessment);
    expect(comment).toContain(`${why} ${ends}`);
    expect(comment.indexOf("### Contradicted by a vendor")).toBeLessThan(comment.indexOf("### What changed"));
    expect(pullRequestComment(madeAssessment())).not.toContain("### Contradicted by a vendor");
  });

  test("is the first of the page's open points", () => {
    const points = openPoints({ ...madeEvidence(), assessment }).text;
    expect(points).toContain(why);
    expect(points).toContain(ends);
    expect(points.indexOf(why)).toBeLessThan(points.indexOf("Findings to fix"));
  });
});
