import { expect, test } from "vitest";
import type { Steps } from "../../judge/assemble.ts";
import { checkDerivation, recordedRun } from "../../pack/check-derivation.ts";
import { buildPack } from "../../pack/pack.ts";
import { books } from "../../register/read-books.ts";
import { context, madeAssessment, madeEvidence, madeGuard, madeSteps } from "../support/assessment.ts";

const again = (overrides: Partial<Steps> = {}) => ({
  assessment: madeAssessment(overrides),
  books: books(),
  guard: madeGuard(overrides),
});
const pack = await buildPack(madeEvidence(), madeGuard());

test("the same judgement and inputs derive the same payload", async () => {
  const check = await checkDerivation(pack, again(), context.sources);
  expect(check).toEqual({
    question: "derivation",
    answer: "passed",
    sentences: [
      expect.stringMatching(/^\d+ files derived again from this checkout, the same to the byte\.$/),
    ],
  });
});

test("another judgement derives other files, and they are named", async () => {
  const [first, ...rest] = madeSteps().findings;
  if (!first) throw new Error("the fixture has findings");
  const changed = again({ findings: [{ ...first, message: "Something else." }, ...rest] });
  const check = await checkDerivation(pack, changed, context.sources);
  expect(check.answer).toBe("failed");
  expect(check.sentences).toContain("data/findings.json is derived with other content.");
  expect(check.sentences).not.toContain("data/flow-map.svg is derived with other content.");
});

test("inputs that differ, are missing or are new are named first", async () => {
  const [config, ...rest] = context.sources;
  const changed = [{ path: config?.path ?? "", sha256: "f".repeat(64) }, ...rest.slice(1)];
  const sources = [...changed, { path: "zone.yaml", sha256: "0".repeat(64) }];
  const check = await checkDerivation(pack, again(), sources);
  expect(check.sentences.slice(0, 3)).toEqual([
    "Input Pulumi.prod.yaml differs from the one that the pack was made of.",
    "Input policies/residency/rules/neon-project-in-declared-region.ts is missing here.",
    "Input zone.yaml is new here.",
  ]);
});

test("a file that is not derived is named", async () => {
  const more = new Map([...pack, ["data/approval.txt", "All is well."]]);
  const check = await checkDerivation(more, again(), context.sources);
  expect(check.sentences).toEqual(["data/approval.txt is not derived."]);
});

test.each(["{}", "", "not JSON", "[]", "null", "\u0000"])(
  "a pack that does not say how it was made fails: %j",
  async (text) => {
    const files = new Map([["data/provenance.json", text]]);
    expect(recordedRun(files)).toBeUndefined();
    const check = await checkDerivation(files, again(), context.sources);
    expect(check).toMatchObject({
      answer: "failed",
      sentences: [expect.stringContaining("does not say how")],
    });
  },
);
