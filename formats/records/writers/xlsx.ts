import type { Blob } from "node:buffer";
import type Stream from "node:stream";
import writeXlsxFile, { type Feature, type Sheet } from "write-excel-file/node";
import type { Evidence } from "../../../judge/evidence.ts";
import { countsOf } from "../counts.ts";
import type { Language } from "../language.ts";
import type { RecordDocument, Table } from "../model.ts";
import {
  basisInWords,
  countedMarks,
  countsInWords,
  markInWords,
  markMeanings,
  provenanceInWords,
} from "../wording.ts";
import {
  bold,
  figure,
  filled,
  head,
  marked,
  plain,
  quietInk,
  row,
  type TextCell,
  typeSize,
} from "./sheet.ts";
import { finishedWorkbook } from "./workbook-parts.ts";

type Content = Stream | Buffer | Blob;
type Page = Sheet<Content> & { readonly sheet: string };

/** A workbook: a sheet that sums up and says how it was made, then a sheet a table. The same bytes every time. */
export async function recordXlsx(
  document: RecordDocument,
  evidence: Evidence,
  say: Language,
): Promise<Uint8Array> {
  const tables = document.tables.map((table, index) => tableSheet(table, index + 1, say));
  const sheets = [summarySheet(document, evidence, say), ...tables];
  const workbook = writeXlsxFile(sheets, { fontSize: typeSize, features: [fitToWidth] });
  const { generator, version, time } = evidence.provenance;
  return finishedWorkbook(await workbook.toBuffer(), {
    title: document.title,
    creator: evidence.register.organisation.name,
    application: `${generator} ${version}`,
    language: say.tag,
    created: time,
    sheets: sheets.map(({ sheet }, index) => ({ name: sheet, titleRows: index === 0 ? 0 : 1 })),
  });
}

/** Printed, every sheet is as wide as an A4 page and as long as it must be. */
const fitToWidth: Feature<Content> = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (content) =>
          content
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace("<pageSetup ", '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

const summaryWidths = [36, 68, 60];

function summarySheet(document: RecordDocument, evidence: Evidence, say: Language): Page {
  const counts = countsOf(document);
  const { organisation } = evidence.register;
  const wide = (cell: TextCell): TextCell => ({ ...cell, columnSpan: summaryWidths.length });
  const rows: TextCell[][] = [
    [wide({ ...bold(document.title), fontSize: 16 })],
    [wide(plain(`${organisation.name}. ${document.lead}`))],
    [wide(plain(countsInWords(counts, say)))],
    [wide(plain(say.word("allocationNote")))],
    [],
    [head(say.word("mark")), head(say.word("count")), head("")],
    ...countedMarks(counts).map((mark) => [
      marked(say.word(mark), mark),
      figure(counts.byMark[mark]),
      plain(say.word(markMeanings[mark])),
    ]),
    [],
    [head(say.word("blanksByOwner")), head(say.word("count"))],
    ...counts.byOwner.map(([owner, blanks]) => [plain(say.text(owner)), figure(blanks)]),
    [],
    [head(say.word("made")), head("")],
    ...provenanceInWords(evidence, counts.cells, say).map(([label, value]) => [plain(label), plain(value)]),
    [],
    [head(say.word("input")), head("SHA-256")],
    ...evidence.provenance.inputs.map(({ path, sha256 }) => [plain(path), plain(sha256)]),
  ];
  return {
    sheet: sheetName(say.word("summary")),
    data: rows.map((cells) => row(cells, summaryWidths)),
    orientation: "landscape",
    showGridLines: false,
    columns: summaryWidths.map((width) => ({ width })),
  };
}

/** Row, field with its article, value, mark, what the value rests on, source. */
const widths = [20, 28, 44, 18, 34, 22];

/** One cell of the record a row, so that a table with many columns still fits a page and can be filtered. */
function tableSheet(table: Table, number: number, say: Language): Page {
  const heads = [
    table.rowHeading,
    ...(["field", "value", "mark", "basis", "source"] as const).map((id) => say.word(id)),
  ].map(head);
  const note: TextCell[][] =
    table.note === null
      ? []
      : [[], [{ ...plain(table.note), textColor: quietInk, columnSpan: widths.length }]];
  return {
    sheet: sheetName(`${number} ${table.title}`),
    data: [heads, ...cellRows(table, say), ...note].map((cells) => row(cells, widths)),
    orientation: "landscape",
    showGridLines: false,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: widths.map((width) => ({ width })),
  };
}

function cellRows({ headings, rows }: Table, say: Language): TextCell[][] {
  return rows.flatMap(({ label, cells }) =>
    cells.map((cell, index) => {
      const { label: field = "", reference = null } = headings[index] ?? {};
      const restsOn = [basisInWords(cell, say), cell.note ?? ""].filter((part) => part !== "").join("\n");
      return [
        bold(label),
        plain(reference === null ? field : `${field}\n${reference}`),
        filled(cell.value, cell.mark),
        marked(markInWords(cell, say), cell.mark),
        { ...plain(restsOn), fontSize: 9 },
        { ...plain(cell.source ?? ""), fontSize: 9 },
      ];
    }),
  );
}

/** Excel allows 31 characters and none of these; a longer title ends after a whole word. */
function sheetName(title: string): string {
  const allowed = title.replace(/[[\]:*?/\\]/g, "");
  return allowed.length <= 31 ? allowed : `${allowed.slice(0, 31).replace(/ \S*$/, "")}…`;
}
