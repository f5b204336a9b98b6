import { canonicalFile } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { languages } from "../../register/languages.ts";
import type { Artefact } from "../artefact.ts";
import { countsOf } from "./counts.ts";
import { documentsOf } from "./documents.ts";
import { type Language, language } from "./language.ts";
import type { RecordDocument } from "./model.ts";
import { recordCsv } from "./writers/csv.ts";
import { recordHtml } from "./writers/html.ts";
import { recordXlsx } from "./writers/xlsx.ts";

/**
 * `records/`: the records of processing and the data of the agreement's annexes, each in every language as CSV, XLSX
 * and HTML, and `records.json` with the English cells for machines. Throws `InputError` where a translation is missing.
 */
export async function recordFiles(evidence: Evidence): Promise<Artefact[]> {
  const spoken = languages.map((tag) => language(tag));
  const written = await Promise.all(
    spoken.flatMap((say) =>
      documentsOf(evidence, say).flatMap((document) => inEveryFormat(document, evidence, say)),
    ),
  );
  return [jsonFile(evidence), ...written];
}

function inEveryFormat(document: RecordDocument, evidence: Evidence, say: Language): Promise<Artefact>[] {
  const rows = countsOf(document).cells;
  const path = `records/${say.tag}/${document.id}`;
  const text = (extension: string, content: string) =>
    Promise.resolve({ path: `${path}.${extension}`, content, rows });
  return [
    text("html", recordHtml(document, evidence, say)),
    text("csv", recordCsv(document, evidence, say)),
    recordXlsx(document, evidence, say).then((content) => ({ path: `${path}.xlsx`, content, rows })),
  ];
}

function jsonFile(evidence: Evidence): Artefact {
  const documents = documentsOf(evidence, language("en"));
  const counted = documents.map((document) => ({ ...document, counts: countsOf(document) }));
  const rows = counted.reduce((sum, { counts }) => sum + counts.cells, 0);
  const content = canonicalFile({
    generated: { ...evidence.provenance, rows },
    languages,
    records: counted,
  });
  return { path: "records/records.json", content, rows };
}
