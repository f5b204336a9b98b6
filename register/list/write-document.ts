import type { Books } from "../books.ts";
import { type Dictionary, dictionary } from "../dictionary.ts";
import { toSeconds } from "../duration.ts";
import { inLowerCase } from "../lower-case.ts";
import { periodInWords } from "../period-in-words.ts";
import type { Clause, Leg, ListClause, Register, RetentionClause, SubProcessor } from "../schema.ts";
import { archiveOf } from "./archive.ts";
import type { ListDocument } from "./document.ts";
import { type ListLanguage, listWords, type Words } from "./words.ts";

/** A copy that a company keeps longer than a clause says, by its own documentation; seconds. */
export interface Contradiction {
  readonly clause: string;
  readonly subProcessor: string;
  readonly seconds: number;
}

interface Writer extends Dictionary {
  readonly register: Register;
  readonly words: Words;
  readonly names: ReadonlyMap<string, string>;
  readonly contradictions: readonly Contradiction[];
}

/** The list in one language, the same for the same register. Throws `InputError` where a text has no translation. */
export function listDocument(
  books: Pick<Books, "register" | "translations" | "published">,
  language: ListLanguage,
  contradictions: readonly Contradiction[],
): ListDocument {
  const register = books.register.value;
  const words = listWords[language];
  const names = new Map(register.subProcessors.map(({ id, legalName }) => [id, legalName]));
  const writer: Writer = { ...dictionary(language, books), register, words, names, contradictions };
  const { organisation, subProcessors, retention, safeguards, lists, version } = register;
  return {
    $schema: "schema.json",
    language,
    version,
    organisation: organisation.name,
    companies: subProcessors.map((company) => companyOf(company, writer)),
    periods: retention.filter(isDocumented).map((row) => periodOf(row, writer)),
    safeguards: safeguards.filter(isDocumented).map((clause) => ({
      id: clause.id,
      statement: writer.text(clause.statement),
      notes: notesOf(clause, writer),
    })),
    statements: lists.filter(isDocumented).map((clause) => ({
      id: clause.id,
      statement: statementOf(clause, writer),
      notes: notesOf(clause, writer),
    })),
    agreement: words.agreementFor(organisation.signedAgreementFor.map((whom) => writer.text(whom))),
    contacts: organisation.contacts,
    versions: archiveOf(books, writer, words),
  };
}

function isDocumented({ documented }: { readonly documented: boolean }): boolean {
  return documented;
}

/** A region that the page does not name is not published: it is how the stack is built, not what is promised. */
function companyOf(
  { id, legalName, purpose, dataCategories, places }: SubProcessor,
  { register, text }: Writer,
) {
  const promised = new Set(register.regions.filter(isDocumented).map((clause) => clause.id));
  return {
    id,
    name: legalName,
    purpose: text(purpose),
    data: dataCategories.map((category) => inLowerCase(text(category))),
    places: places.flatMap(({ service, region, clause }) =>
      region && clause && promised.has(clause) ? [{ clause, service: text(service), region }] : [],
    ),
  };
}

function periodOf(row: RetentionClause, writer: Writer): ListDocument["periods"][number] {
  const { words, names, text } = writer;
  return {
    id: row.id,
    data: text(row.label),
    holders: row.holders.map(({ subProcessor, role, form }) => ({
      company: subProcessor,
      name: names.get(subProcessor) ?? subProcessor,
      as: role === "stored" ? words.forms[form] : words.roles[role],
    })),
    kept: keptInWords(row, writer),
    notes: contradictionsOf(row, writer),
  };
}

/** The period with all that the page adds to it. */
function keptInWords(row: RetentionClause, { words, language, names, register }: Writer): string {
  const { trigger, duration, durationDocumented, qualifiers, enforcedBy, holders } = row;
  const said: string[] = [];
  if (trigger === "vendor-policy" || duration === null)
    said.push(words.vendorPolicy(holders.map(({ subProcessor }) => names.get(subProcessor) ?? subProcessor)));
  else {
    const period = periodInWords(toSeconds(duration), language);
    if (trigger === "creation") said.push(qualifiers.includes("default") ? words.byDefault(period) : period);
    else said.push(durationDocumented ? words.lifeAnd(period) : words.life);
  }
  if (qualifiers.includes("one-time")) said.push(words.oneTime);
  if (qualifiers.includes("raw-value-discarded-at-once")) said.push(words.rawDiscarded(hashOf(register)));
  if (enforcedBy.includes("not-collected")) said.push(words.notCollected);
  return said.join("; ");
}

/** The promised hash, as `SHA-256`. */
function hashOf({ safeguards }: Register): string {
  const [hash] = safeguards.flatMap(({ requires }) => (requires.hash === undefined ? [] : [requires.hash]));
  return String(hash ?? "hash");
}

function statementOf({ statement, noticePeriod, exceptions }: ListClause, writer: Writer): string {
  const { words, language, text } = writer;
  if (noticePeriod === null) return text(statement.trim());
  return words.notice(periodInWords(toSeconds(noticePeriod), language), exceptions.length > 0);
}

/** Infrastructure alone shows what stands without a note. */
function notesOf(clause: Clause, writer: Writer): string[] {
  const { register, words } = writer;
  const legs = register.legs.filter(({ id }) => clause.legs.includes(id));
  const means = [...new Set(legs.map((leg) => words.proofs[meansOf(leg)]))].filter((each) => each !== null);
  const alone = legs.every(({ proof }) => proof !== "configuration");
  const restsOn = means.length === 0 ? [] : [alone ? words.only(means) : words.beside(means)];
  return [...restsOn, ...contradictionsOf(clause, writer)];
}

function meansOf({ proof, facts }: Leg): keyof Words["proofs"] {
  return proof === "paper" && facts ? "statement" : proof;
}

function contradictionsOf({ id }: Pick<Clause, "id">, writer: Writer): string[] {
  const { contradictions, words, names, language } = writer;
  return contradictions
    .filter(({ clause }) => clause === id)
    .map(({ subProcessor, seconds }) =>
      words.keepsLonger(names.get(subProcessor) ?? subProcessor, periodInWords(seconds, language)),
    );
}
