import { expect, test } from "vitest";
import { ageInWords } from "../../purge/age-in-words.ts";

test.each([
  [0, "0 s"],
  [0.2, "1 s"],
  [59, "59 s"],
  [1_799, "29 min 59 s"],
  [86_399, "23 h 59 min"],
  [86_400, "1 d"],
  [2_678_403, "31 d"],
  [2_682_000, "31 d 1 h"],
  [Number.POSITIVE_INFINITY, "no end"],
])("%d s is %s", (seconds, words) => {
  expect(ageInWords(seconds)).toBe(words);
});
