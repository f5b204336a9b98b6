import { expect, it } from "vitest";
import { z } from "zod";
import { pagesOf } from "../../../../vendors/twilio/observation/pages.ts";

it("a page is the last where its link is null, and not where no link is told", () => {
  const { isLast } = pagesOf({ sid: "AC1" }, { path: "/", answer: z.any() });
  expect(isLast({ next_page_uri: null })).toBe(true);
  expect(isLast({ meta: { next_page_url: null } })).toBe(true);
  for (const page of [{}, { next_page_uri: "" }, { next_page_uri: "/2" }, { meta: {} }])
    expect(isLast(page)).toBe(false);
});
