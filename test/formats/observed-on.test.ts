import { expect, test } from "vitest";
import { wholeOf } from "../../formats/content.ts";
import { coverageRows } from "../../formats/matrix/coverage.ts";
import { oscalFiles } from "../../formats/oscal/oscal-files.ts";
import { legsList } from "../../formats/page/legs.ts";
import { summary } from "../../formats/page/summary.ts";
import { pullRequestComment } from "../../formats/pull-request/comment.ts";
import { report } from "../../formats/terminal/report.ts";
import { terminal } from "../../formats/terminal/terminal.ts";
import type { AssessedLeg } from "../../judge/assessment.ts";
import { madeEvidence } from "../support/assessment.ts";
import { publishedSchema } from "../support/schema.ts";

const leg: AssessedLeg = {
  id: "no-copies-by-hand",
  proof: "account",
  statement: "No copy is kept.",
  shown: true,
  by: ["neon-copies-by-hand", "account"],
  observedOn: "2026-11-23",
};
const look = { kind: "account" as const, observedAt: "2026-11-23T08:00:00Z", sha256: "ab".repeat(32) };
const plain = madeEvidence();
const evidence = {
  ...plain,
  assessment: {
    ...plain.assessment,
    observations: [look],
    promises: plain.assessment.promises.map((promise) =>
      promise.clause === "right-to-deletion" ? { ...promise, legs: [leg] } : promise,
    ),
  },
};
const { assessment } = evidence;
const promise = assessment.promises.find(({ clause }) => clause === "right-to-deletion");
const day = "observed on 2026-11-23";

test("terminal, page, comment and matrix say on which day was looked", () => {
  expect(report(assessment, { all: false, options: "" }, terminal())).toContain(`accounts ${day}`);
  expect(summary(evidence).text).toContain(`accounts ${day}`);
  expect(promise && legsList(promise).text).toContain(`No copy is kept. (${day})`);
  expect(pullRequestComment(assessment)).toContain(`accounts ${day}`);
  expect(coverageRows(evidence).filter(({ proof }) => proof === "observation")).toMatchObject([
    { clauses: ["right-to-deletion"], by: "no-copies-by-hand", coverage: "observed", result: "met" },
  ]);
});

test("a look at the sandbox is never taken for one at an account", () => {
  const simulated = { ...assessment, observations: [{ ...look, simulated: true as const }] };
  expect(pullRequestComment(simulated)).toContain(`simulated accounts ${day}`);
  const file = [...oscalFiles({ ...evidence, assessment: simulated }, [])].find(({ path }) =>
    path.endsWith("assessment-results.json"),
  );
  expect(String(wholeOf(file?.content ?? ""))).toContain(`simulated account: ${day}`);
});

test("OSCAL has the look as an observation of its own day, and the finding refers to it", () => {
  const file = [...oscalFiles(evidence, [])].find(({ path }) => path.endsWith("assessment-results.json"));
  const results = JSON.parse(String(wholeOf(file?.content ?? "")));
  const validate = publishedSchema("oscal-complete");
  expect(validate(results), JSON.stringify(validate.errors)).toBe(true);
  const [{ observations, findings }] = results["assessment-results"].results;
  const seen = observations.find(({ title }: { title: string }) => title === `account: ${day}`);
  expect(seen).toMatchObject({ collected: "2026-11-23T08:00:00Z", methods: ["EXAMINE"] });
  const related = findings.filter((finding: { "related-observations"?: { "observation-uuid": string }[] }) =>
    finding["related-observations"]?.some((entry) => entry["observation-uuid"] === seen.uuid),
  );
  expect(related).toHaveLength(1);
});
