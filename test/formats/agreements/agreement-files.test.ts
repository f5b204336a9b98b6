import { expect, test } from "vitest";
import { agreementFiles } from "../../../formats/agreements/agreement-files.ts";
import { wholeOf } from "../../../formats/content.ts";
import type { Evidence } from "../../../judge/evidence.ts";
import { madeEvidence } from "../../support/assessment.ts";
import type { Json } from "../../support/oscal.ts";

const evidence = madeEvidence();
const [attestation] = evidence.assessment.attestations;
if (!attestation) throw new Error("the fixture has no attestation");

function rowsOf(of: Evidence): Json[] {
  const [json] = agreementFiles(of);
  return JSON.parse(String(wholeOf(json?.content ?? ""))).rows;
}

const signed = (parts: Partial<typeof attestation>): Evidence => ({
  ...evidence,
  assessment: {
    ...evidence.assessment,
    attestations: [
      {
        ...attestation,
        id: "dpa-neon",
        agreement: "dpa",
        subProcessor: "neon",
        attestedOn: "2026-11-01",
        expiresOn: "2026-12-04",
        reference: "DPA-7",
        inForce: true,
        ...parts,
      },
    ],
  },
});
const neon = (of: Evidence, agreement = "data processing agreement") =>
  rowsOf(of).find((row) => row.company === "Neon Inc." && row.agreement === agreement);

test("every company has a row for each agreement, with no date that nobody recorded", () => {
  const rows = rowsOf(evidence);
  expect(rows).toHaveLength(evidence.register.subProcessors.length * 2);
  for (const row of rows)
    expect([row.attestedOn, row.expiresOn, row.daysLeft, row.dueOn, row.reference]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
});

test("an agreement in force tells its dates, its reference and the days that are left", () => {
  expect(neon(signed({}))).toMatchObject({
    standing: "in force",
    attestedOn: "2026-11-01",
    expiresOn: "2026-12-04",
    daysLeft: 10,
    reference: "DPA-7",
    closes: null,
  });
});

test("one that ended is expired, one that is planned says until when", () => {
  expect(neon(signed({ expiresOn: "2026-11-10", inForce: false }))).toMatchObject({
    standing: "expired",
    daysLeft: null,
  });
  const planned = signed({
    attestedOn: null,
    expiresOn: null,
    reference: null,
    inForce: false,
    dueOn: "2027-01-15",
  });
  expect(neon(planned)).toMatchObject({ standing: "not recorded", dueOn: "2027-01-15" });
});

test("an agreement on health data is needed where a lane carries it, and says which", () => {
  const baa = (company: string) =>
    rowsOf(evidence).find((row) => row.company === company && row.agreement.startsWith("business"));
  expect(baa("Stripe Inc.")).toMatchObject({
    needed: "no: no health data reaches it",
    standing: "not needed",
  });
  expect(baa("Cloudflare Inc.")).toMatchObject({ needed: "yes", standing: "not recorded", owner: "legal" });
  expect(baa("Cloudflare Inc.").healthDataLanes.length).toBeGreaterThan(3);
});

test("a company that nobody named needs one too", () => {
  const promises = evidence.assessment.promises.map((promise) => ({
    ...promise,
    ...(promise.copies && {
      copies: promise.copies.map((copy) => ({ ...copy, company: "whoever transcribes" })),
    }),
  }));
  const rows = rowsOf({ ...evidence, assessment: { ...evidence.assessment, promises } });
  expect(rows.find((row) => row.company === "Whoever transcribes")).toMatchObject({
    standing: "the company is named by nobody",
    owner: "privacy",
  });
});

test("the table has the rows of the list", () => {
  const [json, csv] = agreementFiles(evidence);
  const lines = String(wholeOf(csv?.content ?? ""))
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength((json?.rows ?? 0) + 1);
  expect(lines[0]).toMatch(/^company,agreement,needed,standing,attestedOn,expiresOn,daysLeft,dueOn,/);
});
