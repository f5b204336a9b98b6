import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { populationFiles } from "../../../formats/population/population-file.ts";
import { madeEvidence, resources } from "../../support/assessment.ts";

const [json, csv] = populationFiles(madeEvidence());

test("every resource is there once, in or out of scope, with a reason", () => {
  const { resources: rows, generated } = JSON.parse(String(wholeOf(json.content)));
  expect(rows.map(({ urn }: { urn: string }) => urn)).toEqual(resources.map(({ urn }) => urn));
  for (const { scope, reason } of rows) {
    expect(["judged", "out-of-scope"]).toContain(scope);
    expect(reason).not.toBe("");
  }
  expect(generated.rows).toBe(resources.length);
});

test("the CSV lists the same", () => {
  const lines = String(csv.content).trimEnd().split("\r\n");
  expect(lines).toHaveLength(resources.length + 1);
  expect(lines[1]).toContain("out-of-scope,The stack itself: no vendor holds it.");
});
