import { expect, test } from "vitest";
import { nextVersion } from "../../../register/list/next-version.ts";
import { publishedText } from "../../../register/list/published.ts";
import { books } from "../../../register/read-books.ts";
import { dayFrom } from "../../support/days.ts";

const { register, published } = books();
const shipped = { ...register.value, version: dayFrom(30) };
const digestOf = (of: typeof shipped) => nextVersion(of, published).version.source.sha256;

test("the text of the next version names the file of the one before", () => {
  const { version, text } = nextVersion(shipped, published);
  const { sha256: _, ...written } = version;
  expect(text).toBe(publishedText(written, published.at(-1)?.sha256 ?? null));
  expect(version.version).toBe(dayFrom(30));
});

test("the digest of the page before is kept only where the page says the same", () => {
  const named = { ...shipped, organisation: { ...shipped.organisation, currencies: ["USD"] } };
  expect(digestOf(shipped)).toBe(published.at(-1)?.source.sha256);
  expect(digestOf(named)).toBeNull();
  const own = "0".repeat(64);
  expect(digestOf({ ...named, page: { ...named.page, sha256: own } })).toBe(own);
});
