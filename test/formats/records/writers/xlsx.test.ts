import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { cellsOf, countsOf } from "../../../../formats/records/counts.ts";
import { documentsOf } from "../../../../formats/records/documents.ts";
import { language } from "../../../../formats/records/language.ts";
import type { RecordDocument } from "../../../../formats/records/model.ts";
import { recordXlsx } from "../../../../formats/records/writers/xlsx.ts";
import { madeEvidence } from "../../../support/assessment.ts";

const evidence = madeEvidence();
const say = language("es-MX");
const [document] = documentsOf(evidence, say) as [RecordDocument];
const archive = await recordXlsx(document, evidence, say);
const parts = new Map(
  Object.entries(unzipSync(archive)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
);

function decoded(xml: string): string {
  return xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

test("a sheet that sums up and one for each table, with names that Excel takes", () => {
  const names = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(
    ([, name = ""]) => decoded(name),
  );
  expect(names).toHaveLength(document.tables.length + 1);
  expect(names[0]).toBe("Resumen");
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]/);
  }
});

test("every value and every count is in the workbook", () => {
  const strings = decoded(parts.get("xl/sharedStrings.xml") ?? "");
  for (const { value } of cellsOf(document)) expect([value, strings.includes(value)]).toEqual([value, true]);
  expect(strings).toContain("en blanco, a cargo de: jurídico");
  const summary = parts.get("xl/worksheets/sheet1.xml") ?? "";
  for (const number of Object.values(countsOf(document).byMark))
    if (number > 0) expect(summary).toContain(`<v>${number}</v>`);
});

test("sheets print landscape, as wide as the paper", () => {
  const sheets = [...parts].filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  expect(sheets.length).toBeGreaterThan(1);
  for (const [, xml] of sheets) {
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(xml).toMatch(/<pageSetup fitToWidth="1" fitToHeight="0" [^>]*orientation="landscape"/);
  }
});

test("every entry of the archive is dated 1 January 1980", () => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const local = 0x04034b50;
  const dates: number[] = [];
  for (let at = 0; at + 30 <= archive.byteLength; at++)
    if (view.getUint32(at, true) === local) dates.push(view.getUint32(at + 10, true));
  expect(dates).toHaveLength(parts.size);
  expect(new Set(dates)).toEqual(new Set([(1 << 21) | (1 << 16)]));
});
