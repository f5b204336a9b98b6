import { expect, test } from "vitest";
import { inList, language } from "../../../formats/records/language.ts";
import { en } from "../../../formats/records/words/en.ts";
import { esMX } from "../../../formats/records/words/es-MX.ts";
import { ptBR } from "../../../formats/records/words/pt-BR.ts";
import { languages } from "../../../register/languages.ts";
import { madeEvidence } from "../../support/assessment.ts";

const evidence = madeEvidence();

test("the records are in the languages that the register names", () => {
  expect(languages).toEqual(evidence.register.organisation.languages);
});

test.each([
  ["es-MX", esMX],
  ["pt-BR", ptBR],
] as const)("%s has the values of the English in every wording", (_, words) => {
  const values = (text: string) => [...new Set(text.match(/(?<=\{)\w+/g))].toSorted();
  for (const [id, english] of Object.entries(en))
    expect([id, values(words[id as keyof typeof en])]).toEqual([id, values(english)]);
});

test("a text without a translation is refused, with the file and the fix", () => {
  expect(() => language("pt-BR").text("Voice prints")).toThrow(
    'register/translations/pt-BR.yaml: has no translation of "Voice prints"; add it.',
  );
});

test.each([
  ["en", "1 of 1 check met", "1 of 2 checks met"],
  ["es-MX", "1 de 1 verificación cumplida", "1 de 2 verificaciones cumplidas"],
  ["pt-BR", "1 de 1 verificação cumprida", "1 de 2 verificações cumpridas"],
] as const)("%s counts one as one and two as two", (tag, one, two) => {
  const { word } = language(tag);
  expect(word("checks", { met: 1, judged: 1 })).toBe(one);
  expect(word("checks", { met: 1, judged: 2 })).toBe(two);
});

test.each([
  ["es-MX", "Solo 1 de los 6 plazos se respeta en todas las copias de esta infraestructura."],
  ["pt-BR", "Somente 1 dos 6 prazos é respeitado em todas as cópias desta infraestrutura."],
] as const)("in %s the verb follows its number", (tag, sentence) => {
  expect(language(tag).word("periodsKept", { met: 1, all: 6 })).toBe(sentence);
});

test.each(languages)("in %s a name that ends in a full stop ends the sentence too", (tag) => {
  const said = language(tag).word("unknownCopy", { vendor: "Twilio Inc." });
  expect(said).toContain("Twilio Inc.");
  expect(said).not.toContain("..");
});

test("in a list, words after the first are in lower case and names stay as they are", () => {
  expect(
    inList(["Call audio", "Appointment bookings", "IP addresses", "WhatsApp messages", "PDF downloads"]),
  ).toBe("Call audio; appointment bookings; IP addresses; WhatsApp messages; PDF downloads");
  expect(inList(["Áudio", "Número de telefone", "Áudio"])).toBe("Áudio; número de telefone; áudio");
  expect(inList([])).toBe("");
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

test("Brazilian law is cited by ordinals up to nine", () => {
  expect(["5", "9", "11"].map((article) => language("pt-BR").cite("LGPD", article))).toEqual([
    "LGPD, art. 5º",
    "LGPD, art. 9º",
    "LGPD, art. 11",
  ]);
  expect(language("es-MX").cite("LGPD", "5")).toBe("LGPD, art. 5");
});
