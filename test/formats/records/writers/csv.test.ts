import { expect, test } from "vitest";
import { cellsOf, countsOf } from "../../../../formats/records/counts.ts";
import { documentsOf } from "../../../../formats/records/documents.ts";
import { language } from "../../../../formats/records/language.ts";
import type { RecordDocument } from "../../../../formats/records/model.ts";
import { recordCsv } from "../../../../formats/records/writers/csv.ts";
import { languages } from "../../../../register/languages.ts";
import { madeEvidence } from "../../../support/assessment.ts";

const evidence = madeEvidence();

/** Fields of RFC 4180 text, line by line. */
function read(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") lines.push([]);
    if (end === "") break;
  }
  return lines.slice(0, -1);
}

test.each(languages)("%s: counts come first and agree with the lines below them", (tag) => {
  const say = language(tag);
  for (const document of documentsOf(evidence, say)) {
    const csv = recordCsv(document, evidence, say);
    expect(csv.startsWith("\ufeff")).toBe(true);
    const [head = [], ...lines] = read(csv.slice(1));
    expect(head).toEqual(
      (
        ["table", "row", "field", "reference", "value", "mark", "basis", "rules", "source", "note"] as const
      ).map((id) => say.word(id)),
    );
    const [summary, cells] = [
      lines.filter(([table]) => table === say.word("summary")),
      lines.filter(([table]) => table !== say.word("summary")),
    ];
    expect(lines.slice(0, summary.length)).toEqual(summary);
    const counted = (mark: string) =>
      summary.find(([, row, field]) => row === say.word("count") && field === mark)?.[4];
    const { byMark } = countsOf(document);
    for (const mark of ["proved", "contradicted", "declared", "blank"] as const) {
      const marked = cells.filter((line) => line[5]?.startsWith(say.word(mark))).length;
      expect([mark, marked]).toEqual([mark, byMark[mark]]);
      if (marked > 0 || mark !== "contradicted") expect(counted(say.word(mark))).toBe(String(marked));
    }
    expect(cells.map((line) => line[4])).toEqual(cellsOf(document).map(({ value }) => value));
  }
});

test("every line ends as RFC 4180 has it, the last one too, and each has the fields of the first", () => {
  const [document] = documentsOf(evidence, language("en")) as [RecordDocument];
  const csv = recordCsv(document, evidence, language("en"));
  expect(csv.replace(/"(?:[^"]|"")*"/g, "").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(csv.endsWith("\r\n")).toBe(true);
  const [head = [], ...lines] = read(csv.slice(1));
  for (const line of lines) expect(line).toHaveLength(head.length);
});

test("a cell that a spreadsheet would run as a formula is defused", () => {
  const [first] = documentsOf(evidence, language("en")) as [RecordDocument];
  const [table] = first.tables;
  const [cell] = cellsOf(first);
  const risky = {
    ...first,
    tables: [{ ...table, rows: [{ label: "KAITALK", cells: [{ ...cell, value: "=1+1" }] }] }],
  } as RecordDocument;
  expect(recordCsv(risky, evidence, language("en"))).toContain("'=1+1");
});
