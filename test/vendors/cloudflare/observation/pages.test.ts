import { expect, it } from "vitest";
import { z } from "zod";
import { numberedPages } from "../../../../vendors/cloudflare/observation/pages.ts";

it("a page is the last where it is the last of those that are counted, and not where none are", () => {
  const { isLast, perPage, question } = numberedPages({ path: "/", answer: z.any() });
  expect(question(undefined).query?.per_page).toBe(perPage);
  expect(isLast({ result_info: { page: 2, total_pages: 2 } })).toBe(true);
  for (const info of [{ page: 1, total_pages: 2 }, { page: 1 }, { total_pages: 1 }, {}, null, undefined])
    expect(isLast({ result_info: info })).toBe(false);
});
