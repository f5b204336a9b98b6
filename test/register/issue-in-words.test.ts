import { describe, expect, test } from "vitest";
import { z } from "zod";
import { issueInWords } from "../../register/issue-in-words.ts";

/** Schemas, a value that each refuses, and what a person reads of it. */
const refused: readonly (readonly [z.ZodType, unknown, string])[] = [
  [z.string(), 5, "must be a text; put it in quotes."],
  [z.number(), "5", "must be a number."],
  [z.int(), 1.5, "must be a whole number."],
  [z.boolean(), "no", "must be true or false."],
  [z.record(z.string(), z.string()), [], "must be a mapping."],
  [z.array(z.string()), {}, "must be a list."],
  [z.date(), "x", "must be of another kind."],
  [z.null(), 1, "must be empty."],
  [z.enum(["met", "gap"]), "good", "must be one of: met, gap."],
  [z.literal(3), 4, "must be 3."],
  [z.array(z.string()).min(2), [], "needs 2 or more entries."],
  [z.array(z.string()).max(0), ["a"], "needs 0 or fewer entries."],
  [z.string().min(3), "a", "needs 3 or more characters."],
  [z.number().max(3), 4, "must be 3 or less."],
  [z.number().min(3), 2, "must be 3 or more."],
  [z.strictObject({}), { a: 1 }, "has keys that nothing reads: a."],
  [z.union([z.string(), z.number()]), true, "has a form that is not read here."],
  [z.iso.date(), "tomorrow", "has a form that is not read here."],
  [z.string().regex(/^a/), "b", "has a form that is not read here."],
  [z.string().regex(/^a/, "is no name"), "b", "is no name."],
  [z.record(z.string().regex(/^a/, "is no name"), z.string()), { b: "" }, "is a key that is no name."],
  [z.string().refine(() => false), "b", "has a form that is not read here."],
  [z.number().multipleOf(2), 3, "has a form that is not read here."],
];

describe("what is wrong is said in our own words", () => {
  test.each(refused)("%#", (schema, value, words) => {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    expect(issue && issueInWords(issue)).toBe(words);
  });

  test("never in the library's", () => {
    for (const [schema, value] of refused)
      for (const issue of schema.safeParse(value).error?.issues ?? [])
        expect(issueInWords(issue)).not.toMatch(/invalid|expected|received|too (small|big)|option/i);
  });
});
