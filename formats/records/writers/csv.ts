import { stringify } from "csv-stringify/sync";
import type { Evidence } from "../../../judge/evidence.ts";
import { csvOptions } from "../../csv.ts";
import { countsOf } from "../counts.ts";
import type { Language } from "../language.ts";
import type { RecordDocument } from "../model.ts";
import { basisInWords, countedMarks, markInWords, provenanceInWords } from "../wording.ts";
import type { WordId } from "../words/words.ts";

const columns = [
  "table",
  "row",
  "field",
  "reference",
  "value",
  "mark",
  "basis",
  "rules",
  "source",
  "note",
] as const satisfies readonly WordId[];

type Line = Partial<Record<(typeof columns)[number], string>>;

/**
 * One cell a line, because a cell is more than its value: mark, basis, owner. Counts and provenance stand first, in
 * the same columns. UTF-8 with a byte order mark, without which spreadsheets misread the accents.
 */
export function recordCsv(document: RecordDocument, evidence: Evidence, say: Language): string {
  const lines = [...summaryLines(document, evidence, say), ...cellLines(document, say)];
  return stringify(lines, {
    bom: true,
    header: true,
    columns: columns.map((key) => ({ key, header: say.word(key) })),
    ...csvOptions,
  });
}

function summaryLines(document: RecordDocument, evidence: Evidence, say: Language): Line[] {
  const counts = countsOf(document);
  const table = say.word("summary");
  return [
    { table, row: say.word("record"), field: document.id, value: document.title },
    { table, row: say.word("count"), field: say.word("cells"), value: String(counts.cells) },
    ...countedMarks(counts).map((mark) => ({
      table,
      row: say.word("count"),
      field: say.word(mark),
      value: String(counts.byMark[mark]),
    })),
    ...counts.byOwner.map(([owner, blanks]) => ({
      table,
      row: say.word("blanksByOwner"),
      field: say.text(owner),
      value: String(blanks),
    })),
    ...provenanceInWords(evidence, counts.cells, say).map(([field, value]) => ({
      table,
      row: say.word("made"),
      field,
      value,
    })),
    ...evidence.provenance.inputs.map(({ path, sha256 }) => ({
      table,
      row: say.word("input"),
      field: path,
      value: sha256,
    })),
  ];
}

function cellLines({ tables }: RecordDocument, say: Language): Line[] {
  return tables.flatMap(({ title, headings, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map((cell, index) => ({
        table: title,
        row: label,
        field: headings[index]?.label ?? "",
        reference: headings[index]?.reference ?? "",
        value: cell.value,
        mark: markInWords(cell, say),
        basis: basisInWords(cell, say),
        rules: cell.bases.flatMap(({ rules }) => rules).join(" "),
        source: cell.source ?? "",
        note: cell.note ?? "",
      })),
    ),
  );
}
