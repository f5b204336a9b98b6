import { sha256Of } from "../digest.ts";
import type { Register } from "../schema.ts";
import { compareFacts } from "./compare-facts.ts";
import { factsOf } from "./facts.ts";
import { type PublishedVersion, publishedText } from "./published.ts";

/** The register as the version that follows the published ones before its day, and the text of that version's file. Pure. */
export function nextVersion(
  register: Register,
  published: readonly PublishedVersion[],
): { readonly version: PublishedVersion; readonly text: string } {
  const { version, page } = register;
  const facts = factsOf(register);
  const last = published.findLast((each) => each.version < version);
  const source = { title: page.title, sha256: isOfOtherPage(page.sha256, last, facts) ? null : page.sha256 };
  const text = publishedText({ version, source, facts }, last?.sha256 ?? null);
  return {
    version: { version, source, facts, sha256: sha256Of(text) },
    text,
  };
}

/** The digest of a page that says other things is the digest of no text of this version. */
function isOfOtherPage(
  sha256: string | null,
  last: PublishedVersion | undefined,
  facts: PublishedVersion["facts"],
): boolean {
  return (
    sha256 === last?.source.sha256 && compareFacts(last?.facts ?? [], facts).some(({ onPage }) => onPage)
  );
}
