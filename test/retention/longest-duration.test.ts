import { describe, expect, test } from "vitest";
import { books } from "../../register/read-books.ts";
import { type CopyLife, compose, type RowComposition } from "../../retention/compose.ts";
import { longestDurations } from "../../retention/longest-duration.ts";
import { operatingLimits } from "../../retention/operating-limits.ts";
import { attestation, bucket, solvedStack } from "./stack.ts";

const { version: asOf } = books().register.value;
const shipped = books().attestations.value.attestations;
const declared = { ...solvedStack, buckets: [bucket("documents"), bucket("recordings")] };
const open = compose(declared, { asOf });
const longest = longestDurations(open);
const possible = [...longest].filter(([, { seconds }]) => seconds >= 0);

const waitsFor = (id: string, { terms }: CopyLife) =>
  terms.some(({ shortenedBy = [] }) => shortenedBy.includes(id));

/** Every copy that waits for the attestation, once that says so many seconds, and every other one none or nothing. */
function judged(id: string, seconds: number): CopyLife[] {
  const instead = open
    .flatMap(({ copies }) => copies.flatMap(({ terms }) => terms))
    .flatMap(({ shortenedBy = [] }) => (shortenedBy.includes(id) ? shortenedBy : []));
  const attestations = shipped.map((entry) => {
    if (entry.id === id) return attestation(id, { duration: `PT${seconds}S` });
    return instead.includes(entry.id) ? entry : attestation(entry.id, { duration: "PT0S" });
  });
  const rows = compose(declared, { asOf, attestations });
  return open.flatMap((row, at) => {
    const ids = row.copies.filter((copy) => waitsFor(id, copy)).map((copy) => copy.id);
    return (rows[at]?.copies ?? []).filter((copy) => ids.includes(copy.id));
  });
}

describe("the longest duration that is in time", () => {
  test("is known of the attestations that shorten a copy", () => {
    expect(possible.length).toBeGreaterThan(5);
  });

  test.each(possible)(
    "%s: proves every copy that waits for it, and a second more does not",
    (id, { seconds }) => {
      const kept = judged(id, seconds).filter(({ documented }) => documented !== null);
      expect(kept.map(({ verdict }) => verdict)).toEqual(kept.map(() => "met"));
      expect(judged(id, seconds + 1).some(({ verdict }) => verdict !== "met")).toBe(true);
    },
  );
});

const copy = (terms: CopyLife["terms"], documented: number | null = 100): RowComposition => ({
  clause: "row",
  documented,
  verdict: "gap",
  copies: [
    {
      ...{ id: "copy", label: "Copies", subProcessor: "twilio", documented, terms, total: undefined },
      ...{ verdict: "gap", reason: "Open.", attestations: [] },
    },
  ],
});
const term = (seconds: number, ...shortenedBy: string[]) => ({
  ...{ label: "Term", seconds, source: "here", of: "vendor" as const, shortenedBy },
});

describe("of several copies and times", () => {
  test("the tightest copy counts, what nothing shortens taken off", () => {
    const rows = [copy([term(30), term(500, "one")]), copy([term(10), term(500, "one")])];
    expect(longestDurations(rows).get("one")).toEqual({ seconds: 70, sharedWith: [] });
    expect(longestDurations(rows.toReversed()).get("one")?.seconds).toBe(70);
  });

  test("other times of the copy that wait as well share it; those of the same attestation and its alternatives do not", () => {
    const rows = [copy([term(500, "one", "other"), term(5, "one"), term(9, "two"), term(9, "two")])];
    expect(longestDurations(rows).get("one")).toEqual({ seconds: 100, sharedWith: ["two"] });
    expect(longestDurations(rows).get("two")?.sharedWith).toEqual(["one", "other"]);
  });

  test("what is usual and not promised keeps its margin", () => {
    const usual = { ...term(10), typical: "within a day" };
    expect(longestDurations([copy([usual, term(9, "one")], 1_000_000)]).get("one")?.seconds).toBe(
      1_000_000 - 10 - operatingLimits.usualMarginSeconds,
    );
  });

  test("negative where the rest outlives the promise alone, none where the vendor's policy decides", () => {
    expect(longestDurations([copy([term(101), term(9, "one")])]).get("one")?.seconds).toBe(-1);
    expect(longestDurations([copy([term(9, "one")], null)]).size).toBe(0);
  });
});
