import type { Books } from "../books.ts";
import type { Dictionary } from "../dictionary.ts";
import { toSeconds } from "../duration.ts";
import { periodInWords } from "../period-in-words.ts";
import { compareFacts, type FactChange } from "./compare-facts.ts";
import type { ListDocument } from "./document.ts";
import type { Fact } from "./facts.ts";
import type { PublishedVersion } from "./published.ts";
import type { Words } from "./words.ts";

/** What the archive says of a version: the facts of its page, without how the stack was built. */
export function archivedVersion({ version, facts }: PublishedVersion) {
  return {
    version,
    facts: facts.filter(({ onPage }) => onPage).map(({ id, kind, value }) => ({ id, kind, value })),
  };
}

/** Every version published until the register's own, the newest first, with what each changed. */
export function archiveOf(
  { register, published }: Pick<Books, "register" | "published">,
  dictionary: Dictionary,
  words: Words,
): ListDocument["versions"] {
  const versions = published.filter(({ version }) => version <= register.value.version);
  return versions
    .map((version, index) => ({
      version: version.version,
      facts: `versions/${version.version}.json`,
      changes: changesOf(versions[index - 1], version, { register, dictionary, words }),
    }))
    .toReversed();
}

interface Saying {
  readonly register: Books["register"];
  readonly dictionary: Dictionary;
  readonly words: Words;
}

function changesOf(before: PublishedVersion | undefined, version: PublishedVersion, saying: Saying) {
  if (!before) return [];
  const companies = new Map(
    [...before.facts, ...version.facts]
      .filter(({ kind }) => kind === "company")
      .map(({ id, value }) => [id.replace("company/", ""), value]),
  );
  return compareFacts(before.facts, version.facts)
    .filter(isShown)
    .map((change) => {
      const { words } = saying;
      const side = (value: string | null) =>
        value === null ? words.absent : valueInWords({ ...change, value }, companies, saying);
      const subject = subjectOf(change.fact, companies, saying);
      return {
        fact: change.fact,
        change: `${subject}, ${words.kinds[change.kind]}: ${side(change.before)} → ${side(change.now)}`,
      };
    });
}

/** Of a period its parts are said, not its sentence. */
function isShown({ onPage, kind, fact }: FactChange): boolean {
  return onPage && !(kind === "statement" && fact.startsWith("retention/"));
}

/** Whom or what a cell is about, in the language; a clause that the register has no more by its id. */
function subjectOf(
  fact: string,
  companies: ReadonlyMap<string, string>,
  { register, dictionary, words }: Saying,
): string {
  const [group = "", id = ""] = fact.split("/");
  if (group === "company") return companies.get(id) ?? id;
  const { regions, retention, safeguards, lists } = register.value;
  const clause = [...regions, ...retention, ...safeguards, ...lists].find((each) => each.id === id);
  if (clause) return dictionary.text(clause.label);
  return group === "contact" ? (words.contacts[id] ?? id) : id;
}

function valueInWords(
  { fact, kind, value }: Pick<Fact, "kind" | "value"> & { readonly fact: string },
  companies: ReadonlyMap<string, string>,
  { dictionary, words }: Saying,
): string {
  const [first = "", second = ""] = value.split(" ");
  switch (kind) {
    case "purpose":
    case "data-category":
    case "statement":
      return dictionary.text(value);
    case "holder": {
      const as = first === "stored" ? known(words.forms, second) : known(words.roles, first);
      return `${companies.get(fact.split("/").at(-1) ?? "") ?? ""}, ${as ?? value}`;
    }
    case "period": {
      if (second === "none") return words.byVendor;
      const period = periodInWords(toSeconds(second), dictionary.language);
      return first === "creation" ? period : words.lifeAnd(period);
    }
    case "notice-period":
      return periodInWords(toSeconds(value), dictionary.language);
    case "qualifier":
      return known(words.qualifiers, value) ?? value;
    default:
      return value;
  }
}

/** The word for what an older version says, if there still is one. */
function known(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
