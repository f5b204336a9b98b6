import { expect, test } from "vitest";
import type { Waiver } from "../../register/schema.ts";
import { isInForce, isWaived, waiversBySubject } from "../../register/waivers.ts";

const waiver: Waiver = {
  id: "move-of-2026",
  rule: "r2-bucket-in-declared-jurisdiction",
  urn: "urn:pulumi:prod::kaitalk::cloudflare:index/r2Bucket:R2Bucket::recordings",
  reason: "the bucket moves in November",
  requester: "infrastructure",
  approver: "privacy",
  ticket: "KAI-1",
  createdOn: "2026-11-01",
  expiresOn: "2026-12-01",
};

test.each([
  ["2026-10-31", false],
  ["2026-11-01", true],
  ["2026-11-30", true],
  ["2026-12-01", false],
])("on %s in force: %s", (day, expected) => {
  expect(isInForce(waiver, day)).toBe(expected);
});

test("a waiver is about one rule on one resource", () => {
  const waiverOf = waiversBySubject([waiver]);
  expect(waiverOf(waiver)).toBe(waiver);
  expect(waiverOf({ ...waiver, urn: `${waiver.urn}-copy` })).toBeUndefined();
  expect(waiverOf({ ...waiver, rule: "r2-bucket-hint-agrees" })).toBeUndefined();
});

test("the shipped register waives nothing", () => {
  expect(isWaived(waiver, "2026-11-24")).toBe(false);
});
