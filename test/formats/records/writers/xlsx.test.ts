import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { cellsOf, countsOf } from "../../../../formats/records/counts.ts";
import { documentsOf } from "../../../../formats/records/documents.ts";
import { language } from "../../../../formats/records/language.ts";
import type { RecordDocument } from "../../../../formats/records/model.ts";
import { linesIn, plain, row } from "../../../../formats/records/writers/sheet.ts";
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

test("every row is as high as its longest text needs, so that none is printed over another", () => {
  const sheets = [...parts].filter(([path]) => path.startsWith("xl/worksheets/sheet"));
  for (const [path, xml] of sheets)
    for (const [tag] of xml.matchAll(/<row [^>]*>(?=<c)/g))
      expect([path, tag]).toEqual([path, expect.stringMatching(/ ht="\d+/)]);
  expect(linesIn("one two three", 7)).toBe(2);
  expect(linesIn("one\ntwo", 20)).toBe(2);
  expect(linesIn("a".repeat(21), 10)).toBe(3);
  expect(linesIn("", 10)).toBe(1);
  const [low, high] = ["short", "a sentence that is much longer than its column ".repeat(5)].map(
    (text) => (row([plain(text)], [20])[0] as { height: number }).height,
  );
  expect(high).toBeGreaterThan((low ?? 0) * 5);
});

test("a table has six columns however many headings, and its first row stands above every page", () => {
  const names = [
    ...(parts.get("xl/workbook.xml") ?? "").matchAll(
      /<definedName name="_xlnm.Print_Titles" localSheetId="(\d+)">([^<]*)</g,
    ),
  ];
  expect(names.map(([, sheet]) => Number(sheet))).toEqual(document.tables.map((_, index) => index + 1));
  for (const [, , area = ""] of names) expect(decoded(area)).toMatch(/^'.*'!\$1:\$1$/);
  for (const [path, xml] of parts)
    if (/sheet[2-9]/.test(path) && !path.endsWith(".rels")) expect(xml.match(/<col /g)).toHaveLength(6);
});

test("the workbook says what it is, whose, in which language and when it was made", () => {
  const core = parts.get("docProps/core.xml") ?? "";
  expect(decoded(core)).toContain(`<dc:title>${document.title}</dc:title>`);
  expect(core).toContain("<dc:creator>KAITALK</dc:creator>");
  expect(core).toContain("<dc:language>es-MX</dc:language>");
  expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-24T09:30:00Z</dcterms:created>');
  for (const part of ["docProps/core.xml", "docProps/app.xml"]) {
    expect(parts.get("[Content_Types].xml")).toContain(`PartName="/${part}"`);
    expect(parts.get("_rels/.rels")).toContain(`Target="${part}"`);
  }
});

test("no tag names an attribute twice, which makes a spreadsheet drop the whole sheet's looks", () => {
  for (const [path, xml] of parts)
    for (const [tag] of xml.matchAll(/<[A-Za-z][^>]*>/g)) {
      const names = [...tag.matchAll(/ ([\w:]+)="/g)].map(([, name]) => name);
      expect([path, tag.slice(0, 80), names.length]).toEqual([path, tag.slice(0, 80), new Set(names).size]);
    }
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
