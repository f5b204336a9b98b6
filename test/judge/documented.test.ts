import { describe, expect, test } from "vitest";
import { documentedIn } from "../../judge/documented.ts";
import { books } from "../../register/read-books.ts";
import type {
  Clause,
  ListClause,
  RegionClause,
  RetentionClause,
  SafeguardClause,
} from "../../register/schema.ts";

const register = books().register.value;
const words = (clause: Clause | undefined, parts: Partial<Clause>) => {
  if (!clause) throw new Error("the register has no such clause");
  return documentedIn({ ...clause, ...parts } as Clause, register);
};

describe("a period", () => {
  const row = (parts: Partial<RetentionClause>) => words(register.retention[0], parts);

  test.each<[string, Partial<RetentionClause>]>([
    ["90 d", { trigger: "creation", duration: "P90D", durationDocumented: true }],
    ["90 d (ours)", { trigger: "creation", duration: "P90D", durationDocumented: false }],
    ["30 min (ours)", { trigger: "creation", duration: "PT30M", documented: false }],
    ["account + 30 d", { trigger: "account-deletion", duration: "P30D", durationDocumented: true }],
    [
      "life of account (+ 30 d, ours)",
      { trigger: "account-deletion", duration: "P30D", durationDocumented: false },
    ],
    [
      "account + 30 d (ours)",
      { trigger: "account-deletion", duration: "P30D", durationDocumented: false, documented: false },
    ],
    ["vendor's policy", { trigger: "vendor-policy", duration: null, durationDocumented: true }],
    ["vendor's policy (ours)", { trigger: "vendor-policy", duration: null, documented: false }],
  ])("reads %s", (expected, parts) => {
    expect(row({ documented: true, ...parts })).toBe(expected);
  });
});

test("a region, a safeguard and a list that the page leaves silent are marked as ours", () => {
  const region: Partial<RegionClause> = { region: "mars" };
  const safeguard: Partial<SafeguardClause> = { requires: { minTlsVersion: "1.4", more: true } };
  const list: Partial<ListClause> = { noticePeriod: "P3D" };
  const cases = [
    [register.regions[0], region, "mars"],
    [register.safeguards[0], safeguard, "TLS 1.4"],
    [register.safeguards[0], { requires: {} }, "stated"],
    [register.lists[0], list, "3 d before"],
    [register.lists[0], { noticePeriod: null }, `${register.subProcessors.length} companies`],
  ] as const;
  for (const [clause, parts, expected] of cases) {
    expect(words(clause, { ...parts, documented: true })).toBe(expected);
    expect(words(clause, { ...parts, documented: false })).toBe(`${expected} (ours)`);
  }
});
