import { z } from "zod";
import { InputError } from "../../register/input-error.ts";
import { readYaml } from "../../register/read-yaml.ts";

const sourceLanguage = "en";
const translations = readYaml(
  new URL("./translations.yaml", import.meta.url),
  z.record(z.string(), z.record(z.string(), z.string().min(1))),
).value;

/** Gives the register's texts in another language. Collects what has no translation, so that all is named at once. */
export class Translator {
  readonly language: string;
  readonly #missing = new Set<string>();

  constructor(language: string) {
    this.language = language;
  }

  text(english: string): string {
    if (this.language === sourceLanguage) return english;
    const found = translations[this.language]?.[english];
    if (!found) this.#missing.add(english);
    return found ?? english;
  }

  /** Throws `InputError` where a text was asked for that nobody has translated. */
  finish(): void {
    if (this.#missing.size === 0) return;
    const list = [...this.#missing].map((text) => `  ${text}`).join("\n");
    throw new InputError([
      `infra/published-list/translations.yaml: ${this.language} lacks these texts of the register:\n${list}`,
    ]);
  }
}
