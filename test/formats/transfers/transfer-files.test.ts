import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { transferFiles } from "../../../formats/transfers/transfer-files.ts";
import { flowsOf } from "../../../judge/evidence.ts";
import { madeEvidence } from "../../support/assessment.ts";
import type { Json } from "../../support/oscal.ts";

const evidence = madeEvidence();
const rows: Json[] = JSON.parse(String(wholeOf(transferFiles(evidence)[0]?.content ?? ""))).rows;
const hop = (from: string, to: string): Json => rows.find((row) => row.from === from && row.to === to);

test("one row a lane of the flow map, with its number and all of its data", () => {
  const flows = flowsOf(evidence);
  expect(rows.map((row) => row.hop)).toEqual(flows.map(({ number }) => number));
  for (const [index, { data }] of flows.entries()) expect(rows[index].data).toHaveLength(data.length);
});

test("a border is crossed where the countries of both ends say so, and not known where one end tells none", () => {
  expect(hop("Web service and cron job", "PostgreSQL").crossesBorder).toBe("no");
  expect(hop("Callers and business customers", "Programmable Voice and Messaging").crossesBorder).toBe(
    "for people outside the vendor's country",
  );
  expect(hop("Callers and business customers", "CDN")).toMatchObject({
    toCountries: [],
    crossesBorder: "not known",
  });
});

test("no mechanism is made up, and counsel is asked for each", () => {
  for (const row of rows)
    expect([row.gdprMechanism, row.lgpdMechanism, row.mechanismOwner, row.processingAgreement]).toEqual([
      null,
      null,
      "legal",
      null,
    ]);
});

test("in Mexico what goes to a processor is no transfer; a company that nobody named may be a third party", () => {
  for (const row of rows) expect(row.lfpdppp).toBe("no transfer (article 2, XX); for counsel to confirm");
  const promises = evidence.assessment.promises.map((promise) => ({
    ...promise,
    ...(promise.copies && {
      copies: promise.copies.map((copy) => ({ ...copy, company: "whoever transcribes" })),
    }),
  }));
  const [json] = transferFiles({ ...evidence, assessment: { ...evidence.assessment, promises } });
  const more: Json[] = JSON.parse(String(wholeOf(json?.content ?? ""))).rows;
  expect(more.find((row) => row.to === "Whoever transcribes")).toMatchObject({
    toCompany: "named by nobody",
    lfpdppp: expect.stringMatching(/^may be a transfer/),
    crossesBorder: "not known",
  });
});
