import { z } from "zod";
import { InputError } from "../../register/input-error.ts";
import type { languages } from "../../register/languages.ts";
import { readYaml } from "../../register/read-yaml.ts";
import { en } from "./words/en.ts";
import { esMX } from "./words/es-MX.ts";
import { ptBR } from "./words/pt-BR.ts";
import type { WordId, Words } from "./words/words.ts";

export type LanguageTag = (typeof languages)[number];

/** How to say things in one language. */
export interface Language {
  readonly tag: LanguageTag;
  /** A fixed wording, its `{name}`s replaced. Throws where a value is missing. */
  word(id: WordId, values?: Readonly<Record<string, string | number>>): string;
  /** A text of the register, by its English. Throws `InputError` where it has no translation. */
  text(english: string): string;
  /** `GDPR Art. 30(1)(b)` as the language cites it. */
  cite(instrument: Instrument, article: string): string;
}

export type Instrument = "GDPR" | "LGPD";

/** Each language's name in itself. */
export const languageNames: Readonly<Record<LanguageTag, string>> = {
  en: "English",
  "es-MX": "Español",
  "pt-BR": "Português",
};
const words: Readonly<Record<LanguageTag, Words>> = { en, "es-MX": esMX, "pt-BR": ptBR };
const citations: Readonly<Record<LanguageTag, (instrument: Instrument, article: string) => string>> = {
  en: (instrument, article) => `${instrument} Art. ${article}`,
  "es-MX": (instrument, article) => `${instrument === "GDPR" ? "RGPD" : instrument}, art. ${article}`,
  "pt-BR": (instrument, article) => `${instrument}, art. ${article}`,
};

export function language(tag: LanguageTag): Language {
  const translations = tag === "en" ? null : readTranslations(tag);
  return {
    tag,
    word: (id, values = {}) => fill(words[tag][id], values),
    text: (english) => {
      if (translations === null) return english;
      const translated = translations.get(english);
      if (translated === undefined)
        throw new InputError([`${translationsFile(tag)}: has no translation of "${english}"; add it.`]);
      return translated;
    },
    cite: citations[tag],
  };
}

/** Texts of the register, activities and measures in one language, by their English. */
export function readTranslations(tag: Exclude<LanguageTag, "en">): ReadonlyMap<string, string> {
  const schema = z.record(z.string(), z.string().min(1, "is empty"));
  return new Map(
    Object.entries(readYaml(new URL(`translations/${tag}.yaml`, import.meta.url), schema).value),
  );
}

export function translationsFile(tag: LanguageTag): string {
  return `formats/records/translations/${tag}.yaml`;
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${template}" lacks a value for {${name}}`);
    return String(value);
  });
}
