import type { Books } from "../../register/books.ts";
import { archivedVersion } from "../../register/list/archive.ts";
import { listJsonSchema } from "../../register/list/document.ts";
import { type Contradiction, listDocument } from "../../register/list/write-document.ts";
import { feedOf } from "./feed.ts";
import { pageOf } from "./page.ts";

/** One file of the published list. */
export interface ListFile {
  /** Below the folder of the list. */
  readonly path: string;
  /** What the resource is called that publishes it. */
  readonly name: string;
  readonly content: string;
  readonly contentType: string;
  /** null where it is in no language. */
  readonly language: string | null;
}

/** The list in every language and form, its schema and its versions: what `kaitalk page` writes and the stack publishes. */
export function listFiles(books: Books, contradictions: readonly Contradiction[]): ListFile[] {
  const { organisation } = books.register.value;
  const schema = jsonText(listJsonSchema());
  const json = "application/json";
  return [
    ...organisation.languages.flatMap((language): ListFile[] => {
      const list = listDocument(books, language, contradictions);
      return [
        {
          path: `${language}.html`,
          name: `page-${language}`,
          content: pageOf(list),
          contentType: "text/html; charset=utf-8",
          language,
        },
        {
          path: `${language}.json`,
          name: `data-${language}`,
          content: jsonText(list),
          contentType: json,
          language,
        },
        {
          path: `${language}.xml`,
          name: `feed-${language}`,
          content: feedOf(list),
          contentType: "application/atom+xml; charset=utf-8",
          language,
        },
      ];
    }),
    { path: "schema.json", name: "schema", content: schema, contentType: json, language: null },
    ...books.published.map(
      (version): ListFile => ({
        path: `versions/${version.version}.json`,
        name: `version-${version.version}`,
        content: jsonText(archivedVersion(version)),
        contentType: json,
        language: null,
      }),
    ),
  ];
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
