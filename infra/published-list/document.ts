import { type Dictionary, dictionary } from "../../register/dictionary.ts";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import type { Register, RetentionClause, SubProcessor } from "../../register/schema.ts";
import { wordsOf } from "./words.ts";

/** The list of sub-processors as published, in one language. Holds what the register documents, nothing it decided alone. */
export interface ListDocument {
  readonly language: string;
  /** Date of the register's version. */
  readonly version: string;
  readonly organisation: string;
  readonly subProcessors: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly data: readonly string[];
    readonly places: readonly { readonly service: string; readonly region: string }[];
  }[];
  readonly retention: readonly {
    readonly data: string;
    readonly companies: readonly string[];
    /** In words. */
    readonly kept: string;
  }[];
  readonly principles: readonly string[];
  readonly notice: string;
  readonly previousVersions: string;
  readonly contacts: Register["organisation"]["contacts"];
}

/** Throws `InputError` where the language lacks words or a text of the register its translation. */
export function publishedList(register: Register, language: string): ListDocument {
  const translator = dictionary(language, books());
  const words = wordsOf(language);
  const companies = new Map(register.subProcessors.map(({ id, legalName }) => [id, legalName]));
  return {
    language,
    version: register.version,
    organisation: register.organisation.name,
    subProcessors: register.subProcessors.map((entry) => publishedCompany(entry, register, translator)),
    retention: register.retention.filter(isDocumented).map((entry) => ({
      data: translator.text(entry.label),
      companies: companiesOf(entry, companies),
      kept: keptInWords(entry, companiesOf(entry, companies), language),
    })),
    principles: register.safeguards.filter(isDocumented).map(({ statement }) => translator.text(statement)),
    notice: register.lists
      .filter(isDocumented)
      .flatMap(({ noticePeriod }) =>
        noticePeriod ? [words.notice(periodInWords(noticePeriod, language))] : [],
      )
      .join(" "),
    previousVersions: words.previousVersions(register.organisation.contacts.privacy),
    contacts: register.organisation.contacts,
  };
}

function isDocumented({ documented }: { readonly documented: boolean }): boolean {
  return documented;
}

/** A region that the page does not name is not published: it is how the stack is built, not what is promised. */
function publishedCompany(entry: SubProcessor, register: Register, translator: Dictionary) {
  const promised = new Set(register.regions.filter(isDocumented).map(({ id }) => id));
  return {
    name: entry.legalName,
    purpose: translator.text(entry.purpose),
    data: entry.dataCategories.map((category) => translator.text(category)),
    places: entry.places.flatMap(({ service, region, clause }) =>
      region && clause && promised.has(clause) ? [{ service: translator.text(service), region }] : [],
    ),
  };
}

function companiesOf({ holders }: RetentionClause, names: ReadonlyMap<string, string>): string[] {
  return holders.map(({ subProcessor }) => names.get(subProcessor) ?? subProcessor);
}

function keptInWords(entry: RetentionClause, companies: readonly string[], language: string): string {
  const { trigger, duration, durationDocumented } = entry;
  const words = wordsOf(language);
  if (trigger === "vendor-policy" || duration === null) return words.vendorPolicy(companies.join(", "));
  if (trigger === "creation") return periodInWords(duration, language);
  return durationDocumented ? words.lifeAnd(periodInWords(duration, language)) : words.life;
}

/** `90 days`, `30 minutes`: the largest unit that divides the period. */
function periodInWords(duration: string, language: string): string {
  const seconds = toSeconds(duration);
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const;
  const [unit, size] = units.find(([, each]) => seconds % each === 0) ?? ["second", 1];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(seconds / size);
}
