import { languageNames } from "../languages.ts";
import type { ListDocument } from "./document.ts";
import { listWords, programForms, type Words } from "./words.ts";

const named = [
  "version",
  "languages",
  "otherForms",
  "companies",
  "company",
  "purpose",
  "data",
  "place",
  "retention",
  "heldBy",
  "kept",
  "safeguards",
  "changes",
  "versions",
  "contact",
] as const satisfies readonly (keyof Words)[];

/** Every text that a page of the list shows beside its cells: headings and labels, which claim nothing. */
export function frameOf({ language, organisation }: ListDocument): string[] {
  const words = listWords[language];
  return [
    words.title(organisation),
    ...named.map((name) => words[name]),
    ...Object.values(words.contacts),
    ...Object.values(languageNames),
    ...Object.values(programForms),
  ];
}

/** What people read in the list's feed. */
export interface FeedTexts {
  readonly title: string;
  readonly author: string;
  readonly entries: readonly { readonly version: string; readonly title: string; readonly content: string }[];
}

/** The texts of the feed: an entry a version with what it changed, the newest first. */
export function feedTextsOf({ language, organisation, versions }: ListDocument): FeedTexts {
  const words = listWords[language];
  return {
    title: words.title(organisation),
    author: organisation,
    entries: versions.map(({ version, changes }) => ({
      version,
      title: `${words.version} ${version}`,
      content: changes.length === 0 ? words.firstVersion : changes.map(({ change }) => change).join("\n"),
    })),
  };
}
