import { expect, test } from "vitest";
import { PublishedList } from "../../../infra/components/published-list.ts";
import { listFiles } from "../../../infra/published-list/files.ts";
import { books } from "../../../register/read-books.ts";
import { contradictedCopies } from "../../../retention/contradicted-copies.ts";
import { types } from "../../../vendors/types.ts";
import { deploy } from "../../support/deployment.ts";

test("every file of the list is published in the site's bucket", async () => {
  const { resources } = await deploy(() => new PublishedList("published-list", { bucket: "site" }, {}), {
    answers: { [types.aws.objectv2]: {} },
  });
  const { version, organisation } = books().register.value;
  const files = listFiles(books(), contradictedCopies(version));
  const expected = files.map(({ path, content, contentType, language }) => ({
    bucket: "site",
    cacheControl: "public, max-age=300",
    key: `sub-processors/${path}`,
    content,
    contentType,
    ...(language !== null && { contentLanguage: language }),
  }));
  expect(resources.map(({ inputs }) => inputs)).toEqual(expect.arrayContaining(expected));
  expect(resources).toHaveLength(expected.length);
  expect(files).toHaveLength(3 * organisation.languages.length + 1 + books().published.length);
});
