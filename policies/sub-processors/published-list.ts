import { archivedVersion } from "../../register/list/archive.ts";
import type { ListDocument } from "../../register/list/document.ts";
import { listDocument } from "../../register/list/write-document.ts";
import { books } from "../../register/read-books.ts";
import { contradictedCopies } from "../../retention/contradicted-copies.ts";
import { types } from "../../vendors/types.ts";
import type { Subject } from "../kernel/subject.ts";

/** What the keys of the list and of its archive begin with. */
export const folder = "sub-processors/";

/** Whether an object is a file of the published list, by its key. Throws `Unverified` where that is unknown. */
function isPublishedList(object: Subject): boolean {
  return String(object.read("key").value).startsWith(folder);
}

/** The objects under which the list is published. */
export const publishedList = {
  types: [types.aws.objectv2],
  where: isPublishedList,
  atLeast: 1,
  called: "published list of sub-processors",
} as const;

/** The forms in which people and programs get the list. */
export const listForms = {
  page: "text/html",
  data: "application/json",
  feed: "application/atom+xml",
} as const;
export type ListForm = keyof typeof listForms;

const byEnding: Readonly<Record<string, ListForm>> = { html: "page", json: "data", xml: "feed" };

/** What an object of the list is, by its key, else by its type; undefined for the schema and the archive, in no language. */
export function formOf(object: Subject): ListForm | undefined {
  const path = pathOf(object);
  if (path === "schema.json") return undefined;
  const [, ending] = /^[^/]+\.(html|json|xml)$/.exec(path) ?? [];
  if (ending !== undefined) return byEnding[ending];
  const type = typeOf(object);
  return type === listForms.data
    ? undefined
    : (Object.keys(listForms) as ListForm[]).find((form) => listForms[form] === type);
}

/** The media type without its parameters. */
export function typeOf(object: Subject): string {
  return String(object.read("contentType").value).split(";")[0]?.trim() ?? "";
}

/** Below the folder of the list. */
export function pathOf(object: Subject): string {
  return String(object.read("key").value).slice(folder.length);
}

const documents = new Map<string, ListDocument>();

/** The list as the register has it; undefined for a language in which it is not published. */
export function registeredList(language: unknown): ListDocument | undefined {
  const { register } = books();
  const spoken = register.value.organisation.languages.find((tag) => tag === language);
  if (spoken === undefined) return undefined;
  const written =
    documents.get(spoken) ?? listDocument(books(), spoken, contradictedCopies(register.value.version));
  documents.set(spoken, written);
  return written;
}

/** Every published version by the path of its file. */
export function registeredVersions(): Map<string, ReturnType<typeof archivedVersion>> {
  return new Map(
    books().published.map((version) => [`versions/${version.version}.json`, archivedVersion(version)]),
  );
}
