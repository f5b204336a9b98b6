import { beforeAll, describe, expect, test } from "vitest";
import { openPoints } from "../../formats/page/open-points.ts";
import { pullRequestComment } from "../../formats/pull-request/comment.ts";
import { report } from "../../formats/terminal/report.ts";
import type { AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { contradictionsIn } from "../../judge/contradictions.ts";
import { headline } from "../../judge/sentences.ts";
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
const because =
  "purge age (register) and missed runs (purge/tables.yaml) and history window (infra/components/database.ts)";
const ends = "owner privacy: Ask the vendor.";
const plain = { bold: String, dim: String, red: String, green: String, yellow: String };

describe("what a vendor contradicts", () => {
  test("is told once a breaking copy, with what ends it, and not of other promises", () => {
    expect(contradictionsIn(assessment.promises)).toEqual([
      {
        because,
        ends,
        promises: [
          { clause: broken.clause, label: broken.label, why, least: "90 d; promised as documented" },
        ],
      },
    ]);
    expect(contradictionsIn(madeAssessment().promises)).toEqual([]);
  });

  test("is told even where no copy says what ends it", () => {
    const { clause, label, reason } = broken;
    expect(contradictionsIn([{ ...broken, copies: [] }])).toEqual([
      { ends: "so far: nothing that the register names.", promises: [{ clause, label, why: reason }] },
    ]);
  });

  test("is not told of copies that end in time or that nobody can end, only of the breaking ones", () => {
    const [copy, ...rest] = broken.copies ?? [];
    if (!copy) throw new Error("the fixture has no copies");
    const { ends: _, ...endless } = copy;
    const { clause, label, reason } = broken;
    expect(
      contradictionsIn([{ ...broken, copies: [endless, { ...copy, verdict: "met" }, ...rest] }]),
    ).toEqual([
      { ends: "so far: nothing that the register names.", promises: [{ clause, label, why: reason }] },
    ]);
  });

  test("counts the terms that are known, and names those that take time", () => {
    const term = (label: string, seconds: number | "no end" | null) => ({
      label,
      seconds,
      source: `${label}.yaml`,
      of: "vendor" as const,
    });
    const terms = [
      term("none", 0),
      term("kept", 2 * 86_400),
      term("hidden", null),
      term("endless", "no end"),
      term("held", 86_400),
    ];
    const copies = (broken.copies ?? []).slice(0, 1).map((copy) => ({
      ...copy,
      terms,
      documented: 86_400,
      reason: "Copies of v1.2 live 3 d; 1 d documented; owner privacy: Ask the vendor.",
    }));
    const [told] = contradictionsIn([{ ...broken, kind: "safeguards", copies }]);
    expect(told).toMatchObject({
      because: "kept (kept.yaml) and held (held.yaml)",
      promises: [{ why: "Copies of v1.2 live 3 d; 1 d documented.", least: "3 d at least of 1 d" }],
    });
  });

  test("is told of a promise that the stack violates besides, and counted in the headline", () => {
    const worse = { ...broken, verdict: "violated" as const };
    expect(contradictionsIn([worse])).toHaveLength(1);
    const { counts, findings } = assessment;
    expect(headline({ counts, findings, promises: [worse, broken] })).toContain("2 contradicted by a vendor");
  });

  test("is none where no customer's data is", () => {
    const idle = { ...broken, verdict: "not-applicable" as const };
    expect(contradictionsIn([idle])).toEqual([]);
    const { counts, findings } = assessment;
    expect(headline({ counts, findings, promises: [idle] })).not.toContain("contradicted");
  });

  test("is told once where one vendor's behaviour breaks several promises", () => {
    const other = { ...broken, clause: "other", label: "Another promise", documented: "30 d (ours)" };
    const [one, ...more] = contradictionsIn([broken, other]);
    expect(more).toEqual([]);
    expect(one?.promises.map(({ label, least }) => [label, least])).toEqual([
      [broken.label, "90 d; promised as documented"],
      ["Another promise", "90 d of 30 d (ours)"],
    ]);
    const elsewhere = { ...other, copies: other.copies?.map((copy) => ({ ...copy, terms: [] })) ?? [] };
    expect(contradictionsIn([broken, elsewhere])).toHaveLength(2);
  });

  test("stands in the terminal with its number and what ends it, before the gaps", () => {
    const lines = report(assessment, { all: false, options: "" }, {
      colours: plain,
      width: 200,
    } as never).split("\n");
    const at = (words: string) => lines.findIndex((line) => line.includes(words));
    expect(at("contradicted  purge age")).toBeGreaterThan(0);
    expect(at(`${broken.label}: 90 d`)).toBe(at("contradicted  purge age") + 1);
    expect(at(ends)).toBe(at(`${broken.label}: 90 d`) + 1);
    expect(at(ends)).toBeLessThan(at("list them with"));
  });

  test("stands in the comment, after what the proposal itself breaks", () => {
    const comment = pullRequestComment(assessment);
    expect(comment).toContain(`: 90 d; promised as documented  \n  Ends it, ${ends}`);
    expect(comment.indexOf("### Contradicted by a vendor")).toBeGreaterThan(
      comment.indexOf("### What to act on"),
    );
    expect(pullRequestComment(madeAssessment())).not.toContain("### Contradicted by a vendor");
  });

  test("stands among the page's open points, after what the stack itself breaks", () => {
    const points = openPoints({ ...madeEvidence(), assessment }).text;
    expect(points).toContain(`${broken.label}</a>: 90 d; promised as documented`);
    expect(points).toContain(ends);
    expect(points.indexOf("Findings to fix")).toBeLessThan(points.indexOf(ends));
  });
});
