import pico from "picocolors";
import { expect, test } from "vitest";
import { explanation } from "../../../formats/terminal/explanation.ts";
import type { AssessedPromise } from "../../../judge/assessment.ts";
import { madeAssessment } from "../../support/assessment.ts";

const assessment = madeAssessment();
const kept = assessment.promises.find(({ copies }) => copies?.length);
const [copy] = kept?.copies ?? [];
if (!kept || !copy) throw new Error("the fixture has no copies");
const reason = "Files outlive our own 90 d by 88 d.";
const said = (parts: Partial<AssessedPromise>) =>
  explanation(
    { ...kept, ...parts },
    { assessment, laws: [] },
    {
      width: 200,
      colours: pico.createColors(false),
    },
  ).split("\n");

test("a sum that only an open term makes longer than its promise says so, and its reason once", () => {
  const lines = said({
    kind: "retention",
    verdict: "declared",
    documented: "90 d",
    actual: "178 d",
    reason,
    copies: [{ ...copy, verdict: "gap", reason }],
  });
  expect(lines).toContain("  found       178 d; nobody has shown what would shorten it");
  expect(lines.filter((line) => line.includes(reason))).toHaveLength(1);
});

test("a sum that is kept, broken or contradicted stands as it is, and a reason that no sum gives is said", () => {
  for (const verdict of ["met", "violated", "contradicted", "gap"] as const) {
    const lines = said({ kind: "retention", verdict, actual: "178 d", reason: "Nobody looked." });
    expect(lines).toContain("  found       178 d");
    expect(lines).toContain("  Nobody looked.");
  }
});
