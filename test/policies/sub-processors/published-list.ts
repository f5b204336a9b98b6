import { listFiles } from "../../../infra/published-list/files.ts";
import type { Properties, Resource } from "../../../policies/kernel/resource.ts";
import { books } from "../../../register/read-books.ts";
import { contradictedCopies } from "../../../retention/contradicted-copies.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

const files = listFiles(books(), contradictedCopies(books().register.value.version));

/** What the stack publishes under a name such as `page-en`. */
export function contentOf(name: string): string {
  return files.find((file) => file.name === name)?.content ?? "";
}

/** A file of the published list, with parts replaced. */
export function listFile(name: string, inputs: Properties = {}): Resource {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`the list has no file "${name}"`);
  return resource(
    types.aws.objectv2,
    {
      bucket: "kaitalk-test-site",
      key: `sub-processors/${file.path}`,
      contentType: file.contentType,
      contentLanguage: file.language,
      content: file.content,
      ...inputs,
    },
    { name },
  );
}

/** The whole published list, without the files of these names. */
export function wholeList(...without: readonly string[]): Resource[] {
  return files.filter(({ name }) => !without.includes(name)).map(({ name }) => listFile(name));
}

/** Files whose content an edit changes; it must change something. */
export function edited(name: string, edit: (content: string) => string): Resource {
  const content = edit(contentOf(name));
  if (content === contentOf(name)) throw new Error(`the edit of ${name} changes nothing`);
  return listFile(name, { content });
}

/** The sentence that follows an unknown value. */
export function unknown(path: string): string {
  return `${path} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`;
}
