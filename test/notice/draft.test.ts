import { expect, test } from "vitest";
import { announced } from "../../notice/announced.ts";
import { draftNotice } from "../../notice/draft.ts";
import { recipientsOf } from "../../notice/recipients.ts";
import type { Books } from "../../register/books.ts";
import { dictionary } from "../../register/dictionary.ts";
import { languages } from "../../register/languages.ts";
import type { ListChange } from "../../register/list/changes.ts";
import { factsOf } from "../../register/list/facts.ts";
import { books } from "../../register/read-books.ts";
import type { Register } from "../../register/schema.ts";

const shipped = books();
const register = shipped.register.value;
const version = "2099-03-01";
const [template] = register.subProcessors;
if (!template) throw new Error("the register names no company");
const example = {
  ...template,
  id: "example",
  legalName: "Example & Sons <Ltd>",
  dataCategories: template.dataCategories.slice(0, 1),
  hosts: ["example.com"],
  places: template.places.slice(0, 1),
};
const withExample: Register = { ...register, version, subProcessors: [...register.subProcessors, example] };

const change = (rest: Partial<ListChange> = {}): ListChange => ({
  id: "add-example",
  class: "new-sub-processor",
  facts: ["company/example"],
  summary: "A company more.",
  proposedOn: "2099-01-01",
  exception: null,
  notice: null,
  withdrawnOn: null,
  ...rest,
});

function booksWith(value: Register, one: ListChange, published = shipped.published): Books {
  const place = () => ({ file: "register/register.yaml" });
  return { ...shipped, register: { value, place }, published, changes: [{ value: one, place }] };
}

function draftOf(value: Register, one: ListChange) {
  const all = booksWith(value, one);
  const into = (language: string) => dictionary(language, all).text;
  return draftNotice(announced(one.id, all), value, {
    en: into("en"),
    "es-MX": into("es-MX"),
    "pt-BR": into("pt-BR"),
  });
}

test("a new company is told with what it does, on which data, where and from when, in every language", () => {
  const { texts } = draftOf(withExample, change());
  expect(Object.keys(texts)).toEqual([...languages]);
  expect(texts.en.subject).toBe(
    `Change to ${register.organisation.name}'s list of sub-processors from March 1, 2099`,
  );
  expect(texts["es-MX"].subject).toContain("1 de marzo de 2099");
  expect(texts["pt-BR"].subject).toContain("1 de março de 2099");
  for (const language of languages) {
    const { text } = texts[language];
    const say = dictionary(language, shipped).text;
    expect(text).toContain(say(example.purpose));
    expect(text).toContain(say(example.dataCategories[0] ?? ""));
    expect(text).toContain(example.places[0]?.service);
    expect(text).toContain(register.organisation.contacts.privacy);
    expect(text).not.toContain("example.com");
  }
});

test("HTML holds the same words, and no name becomes markup", () => {
  const { html, text } = draftOf(withExample, change()).texts.en;
  expect(text).toContain("New company: Example & Sons <Ltd>");
  expect(html).toContain("<h2>New company: Example &amp; Sons &lt;Ltd&gt;</h2>");
  expect(html).toContain('<html lang="en">');
});

test("an exception says on which ground, and not the reason written for ourselves", () => {
  const exception = { ground: "security", reason: "Ticket 9 says so", approver: "A. Person" } as const;
  const { texts } = draftOf(withExample, change({ exception }));
  expect(texts.en.text).toContain("Security requires this change");
  for (const language of languages) expect(texts[language].text).not.toMatch(/Ticket 9|A\. Person/);
});

test("a longer period says the new and the old one in words", () => {
  const row = register.retention.find(
    ({ duration, trigger }) => duration === "P90D" && trigger === "creation",
  );
  const longer = {
    ...register,
    version,
    retention: register.retention.map((each) => (each === row ? { ...each, duration: "P120D" } : each)),
  } as Register;
  const { texts } = draftOf(longer, change({ class: "period", facts: [`retention/${row?.id}/period`] }));
  expect(texts.en.text).toContain(`${row?.label}\n  - Kept for: 120 days (until now: 90 days)`);
  expect(texts["es-MX"].text).toContain("Se conserva: 120 días (hasta ahora: 90 días)");
  expect(texts["pt-BR"].text).toContain("Mantido por: 120 dias (até agora: 90 dias)");
});

test("a company that is gone is said to be gone", () => {
  const without = { ...register, version, subProcessors: register.subProcessors.slice(1) } as Register;
  const { texts } = draftOf(without, change({ class: "removed", facts: [`company/${template.id}`] }));
  expect(texts.en.text).toContain(`${template.legalName} no longer processes data`);
});

test("a change already in force is told beside the version before it", () => {
  const next = {
    version,
    source: { title: "t", sha256: "0".repeat(64) },
    facts: factsOf(withExample),
    sha256: "1".repeat(64),
  };
  const all = booksWith(withExample, change(), [...shipped.published, next]);
  expect(announced("add-example", all).differences.map(({ fact }) => fact)).toContain("company/example");
});

test.each<[string, Register, ListChange, string]>([
  [
    "no such change",
    withExample,
    change({ id: "other" }),
    "register/changes/add-example.yaml: does not exist",
  ],
  ["a withdrawn change", withExample, change({ withdrawnOn: "2099-01-02" }), "was withdrawn on 2099-01-02"],
  ["a register without it", { ...register, version }, change(), "differs from no published version"],
  ["another class", withExample, change({ class: "period" }), "make them agree"],
])("%s is refused", (_, value, one, sentence) => {
  expect(() => announced("add-example", booksWith(value, one))).toThrow(sentence);
});

test("a row without an address, a language or twice is refused without being repeated", () => {
  const row = { account: "one", email: "someone@customers.example", language: "en" };
  expect(recipientsOf([row], "c")).toHaveLength(1);
  for (const rows of [
    [{ ...row, email: " " }],
    [{ ...row, language: "fr" }],
    [row, row],
    [{ ...row, account: null }],
  ]) {
    expect(() => recipientsOf(rows, "c")).toThrow(/^row \d of the view notice_recipients /);
    expect(() => recipientsOf(rows, "c")).not.toThrow(/someone/);
  }
});
