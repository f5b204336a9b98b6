import type { Books } from "./books.ts";
import { companyLabel, peopleLabel } from "./data-flows.ts";
import { sourceLanguage, translationsFile } from "./dictionary.ts";
import type { Path, Problems } from "./problems.ts";
import type { YamlFile } from "./read-yaml.ts";
import { roles } from "./roles.ts";

/** A text that people read in their language, and where it stands. */
type Text = readonly [english: string, file: YamlFile<unknown>, path: Path];

/** Every text of list, records and report is in each language of the register, and nothing else is translated. */
export function checkTranslations(books: Books, found: Problems): void {
  const { register, translations } = books;
  const languages: readonly string[] = register.value.organisation.languages;
  const texts = textsOf(books);
  // Of a period its parts are said; its sentence is in a notice alone, where it changes by itself.
  const said = register.value.retention.map(({ statement }) => statement.trim());
  const used = new Set([peopleLabel, ...roles, ...said, ...texts.map(([english]) => english)]);
  for (const [nth, language] of languages.entries()) {
    if (language === sourceLanguage) continue;
    const dictionary = translations.get(language);
    if (!dictionary) {
      const sentence = `${translationsFile(language)} is missing; translate the texts of the register into it.`;
      found.report(register, ["organisation", "languages", nth], sentence);
      continue;
    }
    const known = new Set(Object.keys(dictionary.value));
    const missing = new Map(
      texts.filter(([english]) => !known.has(english)).map((text) => [text[0], text] as const),
    );
    for (const [english, file, path] of missing.values())
      found.report(file, path, `"${english}" has no translation; add it to ${translationsFile(language)}.`);
    for (const english of known)
      if (!used.has(english))
        found.report(dictionary, [english], `nothing says "${english}" any more; remove its translation.`);
    for (const english of [peopleLabel, ...roles])
      if (!known.has(english)) found.report(dictionary, [], `has no translation of "${english}"; add it.`);
  }
  for (const [language, file] of translations)
    if (!languages.includes(language))
      found.report(file, [], `the register is not published in ${language}; remove the file.`);
}

function textsOf({ register, copies, attestations, activities, measures, published }: Books): Text[] {
  const { subProcessors, regions, retention, safeguards, lists, organisation } = register.value;
  const texts: Text[] = [];
  const add = (file: YamlFile<unknown>, path: Path, english: string | undefined) => {
    if (english !== undefined) texts.push([english.trim(), file, path]);
  };
  for (const [nth, english] of organisation.signedAgreementFor.entries())
    add(register, ["organisation", "signedAgreementFor", nth], english);
  for (const [index, { purpose, dataCategories, places }] of subProcessors.entries()) {
    const at = ["subProcessors", index];
    add(register, [...at, "purpose"], purpose);
    for (const [nth, english] of dataCategories.entries())
      add(register, [...at, "dataCategories", nth], english);
    for (const [nth, { service }] of places.entries())
      add(register, [...at, "places", nth, "service"], service);
  }
  for (const [group, clauses] of Object.entries({ regions, retention, safeguards, lists }))
    for (const [index, { label, statement, ...clause }] of clauses.entries()) {
      add(register, [group, index, "label"], label);
      if ("rawLabel" in clause) add(register, [group, index, "rawLabel"], clause.rawLabel);
      if (group !== "retention") add(register, [group, index, "statement"], statement);
    }
  for (const [index, { company }] of copies.value.copies.entries())
    add(copies, ["copies", index, "company"], company && companyLabel(company));
  for (const [index, { owner }] of attestations.value.attestations.entries())
    add(attestations, ["attestations", index, "owner"], owner);
  for (const [index, { name, purpose, purposeNote, dataSubjects }] of activities.value.activities.entries()) {
    const at = ["activities", index];
    for (const [key, english] of Object.entries({ name, purpose, purposeNote }))
      add(activities, [...at, key], english);
    for (const [nth, english] of dataSubjects.entries())
      add(activities, [...at, "dataSubjects", nth], english);
  }
  for (const [index, measure] of measures.value.measures.entries())
    add(measures, ["measures", index, "topic"], measure.topic);
  for (const { version, facts } of published) {
    const place = { file: `register/published/${version}/facts.json` };
    const file = { value: facts, place: () => place };
    for (const { kind, value, id, onPage } of facts)
      if (onPage && archived.has(kind) && !id.startsWith("retention/")) add(file, [], value);
  }
  return texts;
}

/** Kinds of facts that the archive of the list says in words. */
const archived: ReadonlySet<string> = new Set(["purpose", "data-category", "statement"]);
