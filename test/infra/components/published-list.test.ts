import { expect, test } from "vitest";
import { PublishedList } from "../../../infra/components/published-list.ts";
import { publishedList } from "../../../infra/published-list/document.ts";
import { pageOf } from "../../../infra/published-list/page.ts";
import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { deploy } from "../../support/deployment.ts";

const register = books().register.value;

test("each language of the register has a page and data in the site's bucket", async () => {
  const { resources } = await deploy(() => new PublishedList("published-list", { bucket: "site" }, {}), {
    answers: { [types.aws.objectv2]: {} },
  });
  const expected = register.organisation.languages.flatMap((language) => {
    const list = publishedList(register, language);
    const object = { bucket: "site", contentLanguage: language, cacheControl: "public, max-age=300" };
    return [
      {
        ...object,
        key: `sub-processors/${language}.html`,
        content: pageOf(list),
        contentType: "text/html; charset=utf-8",
      },
      {
        ...object,
        key: `sub-processors/${language}.json`,
        content: `${JSON.stringify(list, null, 2)}\n`,
        contentType: "application/json",
      },
    ];
  });
  expect(resources.map(({ inputs }) => inputs)).toEqual(expect.arrayContaining(expected));
  expect(resources).toHaveLength(expected.length);
});
