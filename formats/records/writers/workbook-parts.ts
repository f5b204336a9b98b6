import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeMarkup } from "../../markup/escape.ts";

/** What a workbook says of itself beside its sheets. */
export interface WorkbookParts {
  readonly title: string;
  readonly creator: string;
  /** Name and version of the program that made it. */
  readonly application: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** UTC, ISO 8601. */
  readonly created: string;
  /** Names of the sheets in their order, each with how many rows stand above every printed page. */
  readonly sheets: readonly { readonly name: string; readonly titleRows: number }[];
}

/**
 * The archive with the properties of the document and the rows that are printed above every page, which the library does
 * not write, and with every entry dated 1 January 1980, the first day that the format knows: else the moment of writing
 * makes the same content differ. The format keeps local time without a zone, so the date is local too.
 */
export function finishedWorkbook(archive: Uint8Array, parts: WorkbookParts): Uint8Array {
  const entries = unzipSync(archive);
  const edit = (path: string, change: (text: string) => string) => {
    entries[path] = strToU8(change(strFromU8(entries[path] ?? new Uint8Array())));
  };
  edit("xl/workbook.xml", (text) => replaced(text, "<definedNames/>", printTitles(parts)));
  edit("[Content_Types].xml", (text) => replaced(text, "</Types>", `${contentTypes}</Types>`));
  edit("_rels/.rels", (text) => replaced(text, "</Relationships>", `${relationships}</Relationships>`));
  entries["docProps/core.xml"] = strToU8(coreProperties(parts));
  entries["docProps/app.xml"] = strToU8(
    `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeMarkup(parts.application)}</Application></Properties>`,
  );
  return zipSync(entries, { mtime: new Date(1980, 0, 1) });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const contentTypes =
  '<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/docProps/core.xml"/>' +
  '<Override ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml" PartName="/docProps/app.xml"/>';
const relationships =
  '<Relationship Id="rId-core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
  '<Relationship Id="rId-app" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>';

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`the workbook has no ${part} to fill`);
  return text.replace(part, () => by);
}

function printTitles({ sheets }: WorkbookParts): string {
  const names = sheets.flatMap(({ name, titleRows }, index) =>
    titleRows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeMarkup(`'${name.replaceAll("'", "''")}'`)}!$1:$${titleRows}</definedName>`,
        ],
  );
  return `<definedNames>${names.join("")}</definedNames>`;
}

function coreProperties({ title, creator, language, created }: WorkbookParts): string {
  const moment = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeMarkup(created)}</dcterms:${name}>`;
  return [
    head,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeMarkup(title)}</dc:title><dc:creator>${escapeMarkup(creator)}</dc:creator>`,
    `<dc:language>${language}</dc:language>${moment("created")}${moment("modified")}</cp:coreProperties>`,
  ].join("");
}
