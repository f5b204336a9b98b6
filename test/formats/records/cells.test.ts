import { expect, test } from "vitest";
import { blank, declared, judged } from "../../../formats/records/cells.ts";
import { dossierOf } from "../../../judge/dossier.ts";
import type { AttestationRecord, PromiseRecord } from "../../../judge/records.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { catalogue, context, judgement } from "../../support/judgement.ts";

const { promises, attestations } = dossierOf(judgement(), context, catalogue);
const neonRegion = promises.find(({ id }) => id === "neon-region") as PromiseRecord;
const attestation = attestations.find(({ inForce }) => inForce) as AttestationRecord;
const withVerdict = (verdict: Verdict): PromiseRecord => ({ ...neonRegion, verdict });
const markOf = (...behind: PromiseRecord[]) => judged("value", behind, "file").mark;

test("a promise that rules meet proves a cell, and the cell names it, its rules and its checks", () => {
  expect(judged("aws-us-east-1", [neonRegion], "register/register.yaml")).toEqual({
    mark: "proved",
    value: "aws-us-east-1",
    owner: null,
    source: "register/register.yaml",
    bases: [
      {
        promise: "neon-region",
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

test.each(["violated", "error"] as const)("a promise that is %s contradicts the cell", (verdict) => {
  expect(markOf(withVerdict(verdict))).toBe("contradicted");
  expect(markOf(neonRegion, withVerdict(verdict))).toBe("contradicted");
});

test.each(["unverified", "gap", "waived", "not-applicable"] as const)(
  "a promise that is %s proves nothing",
  (verdict) => {
    expect(markOf(withVerdict(verdict))).toBe("declared");
    expect(markOf(neonRegion, withVerdict(verdict))).toBe("declared");
  },
);

test("somebody's word is no proof: a promise that leans on an attestation is declared and names it", () => {
  const cell = judged("90 days", [{ ...neonRegion, attestations: [attestation] }], "file");
  expect(cell.mark).toBe("declared");
  expect(cell.bases[0]?.attested).toEqual([attestation.id]);
});

test("an attestation that is not in force changes nothing", () => {
  expect(markOf({ ...neonRegion, attestations: [{ ...attestation, inForce: false }] })).toBe("proved");
});

test("a promise that is met by nothing proves nothing, and neither does no promise", () => {
  expect(markOf({ ...neonRegion, findings: [] })).toBe("declared");
  expect(markOf()).toBe("declared");
});

test("arithmetic counts as checks", () => {
  const transcripts = promises.find(({ id }) => id === "call-audio-and-transcript") as PromiseRecord;
  expect(judged("90 days", [transcripts], "file")).toMatchObject({
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
