import { describe, expect, test } from "vitest";
import { publishedList } from "../../../infra/published-list/document.ts";
import { pageOf } from "../../../infra/published-list/page.ts";
import { books } from "../../../register/read-books.ts";
import type { Register } from "../../../register/schema.ts";

const register = books().register.value;

describe.each(register.organisation.languages)("in %s", (language) => {
  const list = publishedList(register, language);

  test("every company of the register is on the list, with all that it may process", () => {
    expect(list.subProcessors.map(({ name }) => name)).toEqual(
      register.subProcessors.map(({ legalName }) => legalName),
    );
    expect(list.subProcessors.map(({ data }) => data.length)).toEqual(
      register.subProcessors.map(({ dataCategories }) => dataCategories.length),
    );
  });

  test("a change is announced where the page says, and previous versions are had from the privacy contact", () => {
    const text = pageOf(list);
    expect(text).toContain(list.notice);
    expect(text).toContain(list.previousVersions);
    expect(list.previousVersions).toContain(register.organisation.contacts.privacy);
  });

  test("every documented row and principle is published, and none that the register decided alone", () => {
    const documented = (of: readonly { documented: boolean }[]) =>
      of.filter((entry) => entry.documented).length;
    expect(list.retention).toHaveLength(documented(register.retention));
    expect(list.principles).toHaveLength(documented(register.safeguards));
    expect(list.subProcessors.flatMap(({ places }) => places.map(({ region }) => region))).toEqual(
      register.regions.filter((entry) => entry.documented).map(({ region }) => region),
    );
  });
});

test.each([
  [
    "en",
    [
      "The life of the account and 30 days after its deletion",
      "90 days",
      "The life of the account",
      "According to the policy of Stripe Inc.",
      "90 days",
      "90 days",
      "The life of the account",
      "30 minutes",
    ],
  ],
  [
    "es-MX",
    [
      "Durante la vida de la cuenta y 30 días después de su eliminación",
      "90 días",
      "Durante la vida de la cuenta",
      "Según la política de Stripe Inc.",
      "90 días",
      "90 días",
      "Durante la vida de la cuenta",
      "30 minutos",
    ],
  ],
  [
    "pt-BR",
    [
      "Durante a vida da conta e 30 dias após a sua exclusão",
      "90 dias",
      "Durante a vida da conta",
      "Conforme a política da Stripe Inc.",
      "90 dias",
      "90 dias",
      "Durante a vida da conta",
      "30 minutos",
    ],
  ],
])("periods in %s follow the register", (language, kept) => {
  expect(publishedList(register, language).retention.map((row) => row.kept)).toEqual(kept);
});

test("a longer period and a longer notice move the list", () => {
  const changed = structuredClone(register);
  for (const entry of changed.retention) if (entry.id === "whatsapp-messages") entry.duration = "PT36H";
  for (const entry of changed.lists) if (entry.noticePeriod) entry.noticePeriod = "P30D";
  const list = publishedList(changed, "en");
  expect(list.retention.map((row) => row.kept)).toContain("36 hours");
  expect(list.notice).toContain("at least 30 days before");
});

test("a text that nobody translated, and a language without words, are refused", () => {
  const changed: Register = structuredClone(register);
  for (const entry of changed.subProcessors) entry.purpose = "Sending faxes";
  expect(() => publishedList(changed, "pt-BR")).toThrow(
    'register/translations/pt-BR.yaml: has no translation of "Sending faxes"; add it.',
  );
  expect(publishedList(changed, "en").subProcessors[0]?.purpose).toBe("Sending faxes");
  expect(() => publishedList(register, "fr")).toThrow("fr");
});
