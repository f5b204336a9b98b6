import { expect, test } from "vitest";
import { cellsOf } from "../../../formats/records/counts.ts";
import { documentsOf } from "../../../formats/records/documents.ts";
import { type Language, language, readTranslations } from "../../../formats/records/language.ts";
import { en } from "../../../formats/records/words/en.ts";
import { esMX } from "../../../formats/records/words/es-MX.ts";
import { ptBR } from "../../../formats/records/words/pt-BR.ts";
import { languages } from "../../../register/languages.ts";
import { books } from "../../../register/read-books.ts";
import { madeEvidence } from "../../support/assessment.ts";

const evidence = madeEvidence();

/** Roles that can own a gap or a blank cell, whether one is open today or not. */
const owners = [
  "engineering",
  "infrastructure",
  "legal",
  "privacy",
  ...books().attestations.value.attestations.map(({ owner }) => owner),
];

/** Every text that the English records take from data. */
function textsAskedFor(): Set<string> {
  const asked = new Set(owners);
  const english = language("en");
  const recording: Language = {
    ...english,
    text: (text) => {
      asked.add(text);
      return english.text(text);
    },
  };
  for (const document of documentsOf(evidence, recording))
    for (const { owner } of cellsOf(document)) if (owner !== null) asked.add(owner);
  return asked;
}

test("the records are in the languages that the register names", () => {
  expect(languages).toEqual(evidence.register.organisation.languages);
});

test.each(["es-MX", "pt-BR"] as const)("%s translates every text of the records and no other", (tag) => {
  const translated = [...readTranslations(tag).keys()];
  const asked = textsAskedFor();
  expect([...asked].filter((text) => !translated.includes(text))).toEqual([]);
  expect(translated.filter((text) => !asked.has(text))).toEqual([]);
});

test.each([
  ["es-MX", esMX],
  ["pt-BR", ptBR],
] as const)("%s has the values of the English in every wording", (_, words) => {
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [id, english] of Object.entries(en))
    expect([id, values(words[id as keyof typeof en])]).toEqual([id, values(english)]);
});

test("a text without a translation is refused, with the file and the fix", () => {
  expect(() => language("pt-BR").text("Voice prints")).toThrow(
    'formats/records/translations/pt-BR.yaml: has no translation of "Voice prints"; add it.',
  );
});

test("a wording without its value is refused", () => {
  expect(() => language("en").word("creation")).toThrow("lacks a value for {period}");
});

test.each([
  ["en", "GDPR Art. 30(1)(a)", "LGPD Art. 37"],
  ["es-MX", "RGPD, art. 30(1)(a)", "LGPD, art. 37"],
  ["pt-BR", "GDPR, art. 30(1)(a)", "LGPD, art. 37"],
] as const)("%s cites laws its own way", (tag, gdpr, lgpd) => {
  const { cite } = language(tag);
  expect([cite("GDPR", "30(1)(a)"), cite("LGPD", "37")]).toEqual([gdpr, lgpd]);
});
