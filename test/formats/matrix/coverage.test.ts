import { expect, test } from "vitest";
import { coverageRows } from "../../../formats/matrix/coverage.ts";
import { madeEvidence, madeSteps } from "../../support/assessment.ts";

const evidence = madeEvidence();
const rows = coverageRows(evidence);
const of = (clause: string, by: string) =>
  rows
    .filter((row) => row.clauses.includes(clause) && row.by === by)
    .map(({ coverage, result }) => [coverage, result]);

test("a met rule enforces before it is applied and observes what was applied", () => {
  expect(of("neon-region", "neon-project-in-declared-region")).toEqual([["enforced", "met"]]);
  const { snapshot } = madeSteps();
  const applied = madeEvidence({ snapshot: { ...snapshot, source: "state" } });
  const row = coverageRows(applied).find(({ clauses }) => clauses.includes("neon-region"));
  expect(row?.coverage).toBe("observed");
});

test("what is violated or waived is a gap, and keeps its verdict", () => {
  expect(of("r2-jurisdiction", "bucket-in-declared-jurisdiction")).toEqual([
    ["gap", "violated"],
    ["enforced", "met"],
  ]);
  expect(of("minimal-collection", "bucket-not-public")).toEqual([["gap", "waived"]]);
});

test("arithmetic, attestations and gaps have rows of their own", () => {
  expect(of("call-audio-and-transcript", "neon-row")).toEqual([["enforced", "met"]]);
  expect(of("caller-phone-number", "twilio-record")).toEqual([["gap", "gap"]]);
  expect(of("render-logs", "render-log-retention")).toEqual([["attested", "met"]]);
  expect(of("business-email", "postmark-content-retention")).toEqual([["gap", "gap"]]);
});

test("an attestation that is not in force attests nothing", () => {
  const later = madeEvidence({ asOf: "2027-06-01" });
  expect(coverageRows(later).filter(({ coverage }) => coverage === "attested")).toEqual([]);
});

test("a promise that nothing speaks for is a gap, whatever its verdict", () => {
  const row = rows.find(({ clauses, proof }) => proof === "none" && clauses.includes("twilio-region"));
  expect(row).toMatchObject({ coverage: "gap", result: "unverified", resource: null, test: null });
});

test("a row serves the law cards of all its clauses, each once", () => {
  const row = rows.find(({ by }) => by === "postmark-content-retention");
  const law = (id: string) =>
    evidence.assessment.promises.find((promise) => promise.clause === id)?.law ?? [];
  expect(row?.obligations).toEqual([
    ...new Set([...law("email-content-not-kept"), ...law("business-email")]),
  ]);
});

test("every promise, every rule and every law card has a row", () => {
  for (const { clause } of evidence.assessment.promises)
    expect(rows.some(({ clauses }) => clauses.includes(clause))).toBe(true);
  for (const { id } of evidence.assessment.rules) expect(rows.some(({ by }) => by === id)).toBe(true);
  for (const { id } of evidence.laws)
    expect(rows.some(({ obligations }) => obligations.includes(id))).toBe(true);
});
