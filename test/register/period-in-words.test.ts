import { expect, test } from "vitest";
import { periodInWords } from "../../register/period-in-words.ts";

const day = 86_400;

test.each([
  ["en", 90 * day, "90 days"],
  ["es-MX", 90 * day, "90 días"],
  ["pt-BR", 90 * day, "90 dias"],
  ["en", day, "1 day"],
  ["es-MX", 1_800, "30 minutos"],
  ["pt-BR", 60, "1 minuto"],
  ["es-MX", 90 * day - 60, "89 d 23 h 59 min"],
  ["en", 0, "0 s"],
] as const)("%s: %d seconds are %s", (tag, seconds, words) => {
  expect(periodInWords(seconds, tag)).toBe(words);
});
