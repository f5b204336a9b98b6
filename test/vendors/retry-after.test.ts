import { expect, test } from "vitest";
import { retryAfter } from "../../vendors/retry-after.ts";

const now = Date.parse("2026-01-01T00:00:00Z");
const wait = (headers: Readonly<Record<string, string>>) => retryAfter((name) => headers[name], now);

test.each<[Readonly<Record<string, string>>, number]>([
  [{}, 0],
  [{ "retry-after": "soon" }, 0],
  [{ "retry-after": " 7 " }, 7_000],
  [{ "retry-after": "9".repeat(400) }, Number.POSITIVE_INFINITY],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9_000],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT", date: "Thu, 01 Jan 2026 00:00:04 GMT" }, 5_000],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT", date: "no date" }, 9_000],
  [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
])("%j asks to be left alone for %d ms", (headers, milliseconds) => {
  expect(wait(headers)).toBe(milliseconds);
});
