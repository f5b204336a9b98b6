import type { Blob } from "node:buffer";
import type Stream from "node:stream";
import writeXlsxFile, { type Feature, type Sheet, type Cell as SheetCell } from "write-excel-file/node";
import type { Evidence } from "../../../judge/evidence.ts";
import { countsOf } from "../counts.ts";
import type { Language } from "../language.ts";
import type { Cell, Mark, RecordDocument, Table } from "../model.ts";
import {
  basisInWords,
  countedMarks,
  countsInWords,
  markInWords,
  markMeanings,
  provenanceInWords,
} from "../wording.ts";
import { withFixedDates } from "./fixed-dates.ts";

type Content = Stream | Buffer | Blob;
type Page = Sheet<Content>;

const fills: Readonly<Record<Mark, string | undefined>> = {
  proved: "#e4f1e9",
  contradicted: "#f7dcdd",
  declared: undefined,
  blank: "#faeed8",
};
const ink: Readonly<Record<Mark, string>> = {
  proved: "#1f6b45",
  contradicted: "#a3242b",
  declared: "#565d66",
  blank: "#7d4a00",
};
const line = "#d9d4c8";

/** A workbook: a sheet that sums up and says how it was made, then a sheet a table. The same bytes every time. */
export async function recordXlsx(
  document: RecordDocument,
  evidence: Evidence,
  say: Language,
): Promise<Uint8Array> {
  const sheets: Page[] = [
    summarySheet(document, evidence, say),
    ...document.tables.map((table, index) => tableSheet(table, index + 1, say)),
  ];
  const workbook = writeXlsxFile(sheets, { fontSize: 10, features: [fitToWidth] });
  return withFixedDates(await workbook.toBuffer());
}

/** Printed, every sheet is as wide as its paper and as long as it must be. */
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

function summarySheet(document: RecordDocument, evidence: Evidence, say: Language): Page {
  const counts = countsOf(document);
  const { organisation } = evidence.register;
  const data: SheetCell[][] = [
    [{ value: document.title, fontWeight: "bold", fontSize: 16 }],
    [`${organisation.name}. ${document.lead}`],
    [countsInWords(counts, say)],
    [say.word("allocationNote")],
    [],
    [head(say.word("mark")), head(say.word("count")), head("")],
    ...countedMarks(counts).map((mark) => [
      marked(say.word(mark), mark),
      { value: counts.byMark[mark], align: "left" as const, alignVertical: "top" as const },
      plain(say.word(markMeanings[mark])),
    ]),
    [],
    [head(say.word("blanksByOwner")), head(say.word("count"))],
    ...counts.byOwner.map(([owner, blanks]) => [
      plain(say.text(owner)),
      { value: blanks, align: "left" as const },
    ]),
    [],
    [head(say.word("made")), head("")],
    ...provenanceInWords(evidence, counts.cells, say).map(([label, value]) => [plain(label), plain(value)]),
    [],
    [head(say.word("input")), head("SHA-256")],
    ...evidence.provenance.inputs.map(({ path, sha256 }) => [plain(path), plain(sha256)]),
  ];
  return {
    sheet: sheetName(say.word("summary")),
    data,
    orientation: "landscape",
    showGridLines: false,
    columns: [{ width: 36 }, { width: 68 }, { width: 60 }],
  };
}

function tableSheet(table: Table, number: number, say: Language): Page {
  const isCard = table.layout === "card";
  return {
    sheet: sheetName(`${number} ${table.title}`),
    data: [
      ...(isCard ? cardRows(table, say) : listRows(table, say)),
      ...(table.note === null ? [] : [[], [{ value: table.note, textColor: ink.declared }]]),
    ],
    orientation: "landscape",
    showGridLines: false,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: isCard
      ? [30, 22, 40, 40].map((width) => ({ width }))
      : [{ width: 26 }, ...table.headings.flatMap(() => [{ width: valueWidth(table) }, { width: 26 }])],
  };
}

/** A table of one column has room for whole sentences. */
function valueWidth({ headings }: Table): number {
  return headings.length === 1 ? 80 : 32;
}

/** A row a field, for a table of one row. */
function cardRows({ headings, rows }: Table, say: Language): SheetCell[][] {
  const heads = (["field", "reference", "value", "mark"] as const).map((id) => head(say.word(id)));
  return [
    heads,
    ...rows.flatMap(({ cells }) =>
      cells.map((cell, index) => [
        { ...plain(headings[index]?.label ?? ""), fontWeight: "bold" as const },
        plain(headings[index]?.reference ?? ""),
        ...valueAndMark(cell, say),
      ]),
    ),
  ];
}

function listRows({ rowHeading, headings, rows }: Table, say: Language): SheetCell[][] {
  return [
    [
      head(rowHeading),
      ...headings.flatMap(({ label, reference }) => [
        head(reference === null ? label : `${label}\n${reference}`),
        head(`${say.word("mark")}: ${label}`),
      ]),
    ],
    ...rows.map(({ label, cells }) => [
      { ...plain(label), fontWeight: "bold" as const },
      ...cells.flatMap((cell) => valueAndMark(cell, say)),
    ]),
  ];
}

/** The value as it is, so that it can be copied, and beside it all that is known of how sure it is. */
function valueAndMark(cell: Cell, say: Language): SheetCell[] {
  const mark = [markInWords(cell, say), basisInWords(cell, say), cell.note ?? "", cell.source ?? ""];
  return [
    withFill(plain(cell.value), cell.mark),
    marked(mark.filter((part) => part !== "").join("\n"), cell.mark),
  ];
}

function marked(value: string, mark: Mark) {
  return withFill({ ...plain(value), textColor: ink[mark], fontSize: 9 }, mark);
}

function withFill<Style extends object>(cell: Style, mark: Mark) {
  const backgroundColor = fills[mark];
  return backgroundColor === undefined ? cell : { ...cell, backgroundColor };
}

function plain(value: string) {
  return {
    value,
    type: String,
    wrap: true,
    alignVertical: "top" as const,
    bottomBorderColor: line,
    bottomBorderStyle: "thin" as const,
  };
}

function head(value: string) {
  return { ...plain(value), fontWeight: "bold" as const, backgroundColor: "#efece4" };
}

/** Excel allows 31 characters and none of these; a longer title ends after a whole word. */
function sheetName(title: string): string {
  const allowed = title.replace(/[[\]:*?/\\]/g, "");
  return allowed.length <= 31 ? allowed : `${allowed.slice(0, 31).replace(/ \S*$/, "")}…`;
}
