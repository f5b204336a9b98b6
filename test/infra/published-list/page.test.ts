import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { feedOf } from "../../../infra/published-list/feed.ts";
import { listFiles } from "../../../infra/published-list/files.ts";
import { pageOf } from "../../../infra/published-list/page.ts";
import { languages } from "../../../register/languages.ts";
import { listDocument } from "../../../register/list/write-document.ts";
import { books } from "../../../register/read-books.ts";

const register = { ...books().register, value: { ...books().register.value, version: "2026-11-24" } };
const of = (language: (typeof languages)[number]) => listDocument({ ...books(), register }, language, []);

test.each([
  ["en", "Sub-processors of KAITALK", "November 24, 2026"],
  ["es-MX", "Subencargados de KAITALK", "24 de noviembre de 2026"],
  ["pt-BR", "Suboperadores da KAITALK", "24 de novembro de 2026"],
] as const)("the page in %s names its language, its version and every company", (language, title, date) => {
  const page = pageOf(of(language));
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toContain(`<time datetime="2026-11-24" data-fact="version">${date}</time>`);
  for (const { id, legalName } of register.value.subProcessors)
    expect(page).toContain(`<th scope="row" data-fact="company/${id}">${legalName}</th>`);
});

test("nothing is loaded from elsewhere and nothing runs", () => {
  expect(pageOf(of("en"))).not.toMatch(/<(script|img|iframe)|<link[^>]+(stylesheet|https?:)|@import|url\(/);
});

test("a text of the register cannot become markup", () => {
  const list = of("en");
  const companies = list.companies.map((company) => ({ ...company, purpose: `<script>"a" & 'b'</script>` }));
  expect(pageOf({ ...list, companies })).toContain(
    "&#60;script&#62;&#34;a&#34; &#38; &#39;b&#39;&#60;/script&#62;</div>",
  );
});

describe.each(languages)("the feed in %s", (language) => {
  const list = of(language);
  const versions = [
    {
      version: "2027-01-01",
      facts: "versions/2027-01-01.json",
      changes: [{ fact: "x", change: "Tom & Ann" }],
    },
    ...list.versions,
  ];
  const feed = feedOf({ ...list, versions });

  test("has an entry a version, the newest first, its changes as text", () => {
    expect([...feed.matchAll(/<updated>([\d-]+)T/g)].map(([, day]) => day)).toEqual([
      "2027-01-01",
      ...versions.map(({ version }) => version),
    ]);
    expect(feed).toContain('<content type="text">Tom &#38; Ann</content>');
    expect(new Set(feed.match(/<id>[^<]+/g)).size).toBe(versions.length + 1);
  });
});

test("the data keeps to the schema that is published beside it", () => {
  const files = new Map(listFiles(books(), []).map(({ path, content }) => [path, content]));
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(files.get("schema.json") ?? ""));
  for (const language of languages) {
    const data = JSON.parse(files.get(`${language}.json`) ?? "");
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(files.has(data.$schema)).toBe(true);
    for (const { facts } of data.versions) expect(files.has(facts)).toBe(true);
  }
  expect(validate({})).toBe(false);
});
