import { expect, test } from "vitest";
import { asSure, basedOn, blank, declared, judged } from "../../../formats/records/cells.ts";
import { language } from "../../../formats/records/language.ts";
import type { AssessedAttestation, AssessedPromise } from "../../../judge/assessment.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { madeAssessment } from "../../support/assessment.ts";

const assessment = madeAssessment();
const { promises, attestations } = assessment;
const based = (promise: AssessedPromise, of = assessment) => basedOn(promise, of);
const neonRegion = promises.find(({ clause }) => clause === "neon-region") as AssessedPromise;
const attestation = attestations.find(({ inForce }) => inForce) as AssessedAttestation;
const withVerdict = (verdict: Verdict): AssessedPromise => ({ ...neonRegion, verdict });
const markOf = (...behind: AssessedPromise[]) =>
  judged(
    "value",
    behind.map((promise) => based(promise)),
    "file",
  ).mark;

test("a promise that rules meet proves a cell, and the cell names it, its rules and its checks", () => {
  expect(judged("aws-us-east-1", [based(neonRegion)], "register/register.yaml")).toEqual({
    mark: "proved",
    value: "aws-us-east-1",
    owner: null,
    source: "register/register.yaml",
    bases: [
      {
        promise: "neon-region",
        label: neonRegion.label,
        verdict: "met",
        rules: ["neon-project-in-declared-region"],
        met: 1,
        judged: 1,
        attested: [],
        open: [],
      },
    ],
    note: null,
  });
});

test.each(["violated", "error", "contradicted"] as const)(
  "a promise that is %s contradicts the cell",
  (verdict) => {
    expect(markOf(withVerdict(verdict))).toBe("contradicted");
    expect(markOf(neonRegion, withVerdict(verdict))).toBe("contradicted");
  },
);

test.each(["unverified", "gap", "declared", "waived", "not-applicable"] as const)(
  "a promise that is %s proves nothing",
  (verdict) => {
    expect(markOf(withVerdict(verdict))).toBe("declared");
    expect(markOf(neonRegion, withVerdict(verdict))).toBe("declared");
  },
);

test("somebody's word is no proof: a promise that leans on an attestation is declared and names it", () => {
  const cell = judged("90 days", [based({ ...neonRegion, attestations: [attestation.id] })], "file");
  expect(cell.mark).toBe("declared");
  expect(cell.bases[0]?.attested).toEqual([attestation.id]);
});

test("an attestation that is not in force changes nothing", () => {
  const lapsed = { ...assessment, attestations: [{ ...attestation, inForce: false }] };
  const cell = judged("value", [based({ ...neonRegion, attestations: [attestation.id] }, lapsed)], "file");
  expect(cell.mark).toBe("proved");
});

test("a promise that is met by nothing proves nothing, and neither does no promise", () => {
  expect(markOf({ ...neonRegion, findings: [] })).toBe("declared");
  expect(markOf()).toBe("declared");
});

test("arithmetic counts as checks", () => {
  const transcripts = promises.find(
    ({ clause }) => clause === "call-audio-and-transcript",
  ) as AssessedPromise;
  expect(judged("90 days", [based(transcripts)], "file")).toMatchObject({
    mark: "proved",
    bases: [{ met: 1, judged: 1 }],
  });
});

test("what is declared has a source, and what is blank has an owner", () => {
  expect(declared("KAITALK", "register/register.yaml")).toMatchObject({ mark: "declared", owner: null });
  expect(blank("legal", "Have counsel confirm.")).toEqual({
    mark: "blank",
    value: "",
    owner: "legal",
    source: null,
    bases: [],
    note: "Have counsel confirm.",
  });
});

test("words of a promise stand alone only where every promise behind them is met", () => {
  const say = language("en");
  const said = (...behind: AssessedPromise[]) =>
    asSure(
      "Kept",
      behind.map((promise) => based(promise)),
      say,
    );
  expect(said(neonRegion)).toBe("Kept");
  expect(said(neonRegion, withVerdict("gap"))).toBe("Kept (promised, not shown yet)");
  expect(said(neonRegion, withVerdict("contradicted"))).toBe("Kept (promised, not kept)");
  expect(said()).toBe("Kept (promised, not shown yet)");
});
