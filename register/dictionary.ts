import { z } from "zod";
import { InputError } from "./input-error.ts";
import type { YamlFile } from "./read-yaml.ts";

/** The register is written in English; every other language has a file of translations. */
export const sourceLanguage = "en";

/** The texts of one language by their English. */
export const translationsSchema = z.record(z.string(), z.string().min(1, "is empty"));
export type Translations = z.infer<typeof translationsSchema>;

/** The texts of the register in one language. */
export interface Dictionary {
  readonly language: string;
  /** By the English. Throws `InputError` where it has no translation. */
  text(english: string): string;
}

/** The one reader of `register/translations/`. Throws `InputError` for a language that has no file there. */
export function dictionary(
  language: string,
  { translations }: { readonly translations: ReadonlyMap<string, YamlFile<Translations>> },
): Dictionary {
  if (language === sourceLanguage) return { language, text: (english) => english };
  const file = translationsFile(language);
  const found = translations.get(language)?.value;
  if (!found) throw new InputError([`${file}: is missing; translate the texts of the register into it.`]);
  return {
    language,
    text(english) {
      const translated = Object.hasOwn(found, english) ? found[english] : undefined;
      if (translated === undefined)
        throw new InputError([`${file}: has no translation of "${english}"; add it.`]);
      return translated;
    },
  };
}

export function translationsFile(language: string): string {
  return `register/translations/${language}.yaml`;
}
