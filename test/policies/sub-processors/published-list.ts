import type { Properties, Resource } from "../../../policies/kernel/resource.ts";
import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

const { version, subProcessors, organisation } = books().register.value;
const { dsr, privacy } = organisation.contacts;

/** What the list must say, as a page in HTML's own characters. */
export const content = [
  version,
  ...subProcessors.map(({ legalName }) => legalName.replaceAll("(", "&#40;")),
  `<a href="https://${dsr}">${dsr}</a>`,
  `<a href="mailto:${privacy}">${privacy}</a>`,
].join("\n");

/** A page of the published list, with parts replaced. */
export function listPage(inputs: Properties = {}, language = "en"): Resource {
  return resource(
    types.aws.objectv2,
    {
      bucket: "kaitalk-test-site",
      key: `sub-processors/${language}.html`,
      contentType: "text/html; charset=utf-8",
      contentLanguage: language,
      content,
      ...inputs,
    },
    { name: `page-${language}` },
  );
}

/** The list in every language. */
export const everyLanguage = organisation.languages.map((language) => listPage({}, language));

/** The sentence that follows an unknown value. */
export function unknown(path: string): string {
  return `${path} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`;
}
