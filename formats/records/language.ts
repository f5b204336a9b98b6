import { dictionary } from "../../register/dictionary.ts";
import type { languages } from "../../register/languages.ts";
import { inLowerCase } from "../../register/lower-case.ts";
import { books } from "../../register/read-books.ts";
import { en } from "./words/en.ts";
import { esMX } from "./words/es-MX.ts";
import { ptBR } from "./words/pt-BR.ts";
import type { WordId, Words } from "./words/words.ts";

export type LanguageTag = (typeof languages)[number];

/** How to say things in one language. */
export interface Language {
  readonly tag: LanguageTag;
  /**
   * A fixed wording, its `{name}`s replaced and of each `{name:one|many}` the side that fits the number. Throws where a
   * value is missing.
   */
  word(id: WordId, values?: Readonly<Record<string, string | number>>): string;
  /** A text of the register, by its English. Throws `InputError` where it has no translation. */
  text(english: string): string;
  /** `GDPR Art. 30(1)(b)` as the language cites it. */
  cite(instrument: Instrument, article: string): string;
}

export type Instrument = "GDPR" | "LGPD" | "LFPDPPP";

const words: Readonly<Record<LanguageTag, Words>> = { en, "es-MX": esMX, "pt-BR": ptBR };
/** An article of the Mexican Regulation, in a record whose instrument is the law: `Reg. 61`. */
export const ofRegulation = "Reg. ";
const regulations: Readonly<Record<LanguageTag, string>> = {
  en: "Regulation",
  "es-MX": "Reglamento",
  "pt-BR": "Regulamento",
};
const citations: Readonly<Record<LanguageTag, (instrument: Instrument, article: string) => string>> = {
  en: (instrument, article) => `${instrument} Art. ${article}`,
  "es-MX": (instrument, article) => `${instrument === "GDPR" ? "RGPD" : instrument}, art. ${article}`,
  // Brazilian law counts its first nine articles by ordinals.
  "pt-BR": (instrument, article) =>
    `${instrument}, art. ${instrument === "LGPD" && /^[1-9]$/.test(article) ? `${article}º` : article}`,
};

export function language(tag: LanguageTag): Language {
  const { text } = dictionary(tag, books());
  const cite = (instrument: Instrument, article: string) => {
    if (!article.startsWith(ofRegulation)) return citations[tag](instrument, article);
    const [, number = ""] = article.split(ofRegulation);
    return `${regulations[tag]} ${citations[tag](instrument, number)}`;
  };
  return { tag, word: (id, values = {}) => fill(words[tag][id], values), text, cite };
}

/** Several names in one cell. */
export function inList(names: readonly string[]): string {
  return names.map((name, index) => (index > 0 ? inLowerCase(name) : name)).join("; ");
}

/** A name that ends in a full stop ends the sentence too. */
function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  const filled = template.replace(
    /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g,
    (_, name: string, one: string | undefined, many: string | undefined) => {
      const value = values[name];
      if (value === undefined) throw new Error(`"${template}" lacks a value for {${name}}`);
      if (one === undefined || many === undefined) return String(value);
      return Number(value) === 1 ? one : many;
    },
  );
  return filled.replace(/\.\.$/, ".");
}
