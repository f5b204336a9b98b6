import { expect, test } from "vitest";
import { publishedList } from "../../../infra/published-list/document.ts";
import { pageOf } from "../../../infra/published-list/page.ts";
import { books } from "../../../register/read-books.ts";

const register = books().register.value;

test.each([
  ["en", "Sub-processors of KAITALK", "November 24, 2026"],
  ["es-MX", "Encargados del tratamiento de KAITALK", "24 de noviembre de 2026"],
  ["pt-BR", "Suboperadores da KAITALK", "24 de novembro de 2026"],
])("the page in %s names its language, its version and every company", (language, title, date) => {
  const page = pageOf(publishedList({ ...register, version: "2026-11-24" }, language));
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toContain(`<time datetime="2026-11-24">${date}</time>`);
  for (const { legalName } of register.subProcessors)
    expect(page).toContain(`<th scope="row">${legalName}</th>`);
});

test("nothing is loaded from elsewhere", () => {
  expect(pageOf(publishedList(register, "en"))).not.toMatch(/<(script|link|img|iframe)|@import|url\(/);
});

test("a text of the register cannot become markup", () => {
  const list = publishedList(register, "en");
  const page = pageOf({ ...list, principles: [`<script>"a" & 'b'</script>`] });
  expect(page).toContain("<li>&#60;script&#62;&#34;a&#34; &#38; &#39;b&#39;&#60;/script&#62;</li>");
});
