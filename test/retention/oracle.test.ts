import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compose } from "../../retention/compose.ts";
import type { DeclaredCopies, DeclaredPurge } from "../../retention/declared.ts";
import { type Composer, type Oracle, objectsAgree, rowsAgree } from "./agreement.ts";
import * as oracle from "./oracle.ts";

const { rowLife, neonLife, objectLife } = oracle;

describe("the oracle by hand", () => {
  test("a row that falls due as a run starts waits for the next one, through the failed ones", () => {
    // Due at 10 = start of a run; the starts at 15 and 20 fail, the one at 25 deletes at 27.
    expect(rowLife({ age: 10, interval: 5, missedRuns: 2, run: 2 })).toBe(27);
  });
  test("a run longer than the interval delays the next start", () => {
    expect(rowLife({ age: 0, interval: 2, missedRuns: 0, run: 5 })).toBe(10);
  });
  test("what Neon still reads outlives the row", () => {
    const purge = { age: 10, interval: 5, missedRuns: 2, run: 2 };
    expect(neonLife({ ...purge, history: 0, snapshot: 0, softDelete: 0 })).toBe(27);
    expect(neonLife({ ...purge, history: 3, snapshot: 0, softDelete: 0 })).toBe(30);
    expect(neonLife({ ...purge, history: 3, snapshot: 4, softDelete: 7 })).toBe(41);
  });
  test("a lock wins over a lifecycle", () => {
    expect(objectLife({ upload: 1, lifecycle: 10, lock: 4, lag: 2 })).toBe(13);
    expect(objectLife({ upload: 1, lifecycle: 10, lock: 14, lag: 2 })).toBe(17);
  });
});

describe("composer and oracle agree", () => {
  test("on rows, history, snapshots and soft delete", () => {
    fc.assert(rowsAgree(compose, oracle), { numRuns: 3_000 });
  });
  test("on objects, locks and lag", () => {
    fc.assert(objectsAgree(compose, oracle), { numRuns: 3_000 });
  });
});

/** A composer that reads a stack wrongly in one place. */
const misreading =
  (change: (declared: DeclaredCopies) => DeclaredCopies): Composer =>
  (declared, options) =>
    compose(change(declared), options);

const purge = (change: (purge: DeclaredPurge) => Partial<DeclaredPurge>): Composer =>
  misreading((declared) => ({
    ...declared,
    purge: declared.purge && { ...declared.purge, ...change(declared.purge) },
  }));

const row = (change: { readonly age?: number; readonly missed?: number }): Composer =>
  purge(({ rows }) => ({
    rows: rows?.map((order) => ({
      ...order,
      ageSeconds: order.ageSeconds + (change.age ?? 0),
      missedRuns: order.missedRuns + (change.missed ?? 0),
    })),
  }));

const neon = (change: (neon: DeclaredCopies["neon"]) => Partial<DeclaredCopies["neon"]>): Composer =>
  misreading((declared) => ({ ...declared, neon: { ...declared.neon, ...change(declared.neon) } }));

const bucket = (key: "lifecycleSeconds" | "lockSeconds", by: number): Composer =>
  misreading((declared) => ({
    ...declared,
    buckets: declared.buckets?.map((each) => ({ ...each, [key]: Math.max(0, (each[key] ?? 0) + by) })),
  }));

/** Sums that are right and a verdict that is one second too kind. */
const kind: Composer = (declared, options) =>
  compose(declared, options).map((composed) => ({
    ...composed,
    copies: composed.copies.map((copy) =>
      copy.total !== undefined && composed.documented !== null && copy.total === composed.documented
        ? { ...copy, verdict: "violated" as const }
        : copy,
    ),
  }));

const faultyComposers: readonly (readonly [string, Composer, "rows" | "objects"])[] = [
  ["an age one second short", row({ age: -1 }), "rows"],
  ["one missed run forgotten", row({ missed: -1 }), "rows"],
  ["one missed run too many", row({ missed: 1 }), "rows"],
  [
    "an interval one second short",
    purge(({ intervalSeconds = 0 }) => ({ intervalSeconds: intervalSeconds - 1 })),
    "rows",
  ],
  ["the run forgotten", purge(() => ({ runSeconds: 0 })), "rows"],
  [
    "a history one second short",
    neon(({ historySeconds = 0 }) => ({ historySeconds: historySeconds - 1 })),
    "rows",
  ],
  ["snapshots forgotten", neon(() => ({ snapshotSeconds: 0 })), "rows"],
  ["soft delete forgotten", neon(() => ({ deletable: false })), "rows"],
  ["exactly the period held against it", kind, "rows"],
  ["a lifecycle one second long", bucket("lifecycleSeconds", 1), "objects"],
  ["locks forgotten", bucket("lockSeconds", Number.NEGATIVE_INFINITY), "objects"],
  ["a lock one second short", bucket("lockSeconds", -1), "objects"],
];

const faultyOracles: readonly (readonly [string, Oracle, "rows" | "objects"])[] = [
  [
    "one failed run fewer",
    { ...oracle, rowLife: (world) => rowLife({ ...world, missedRuns: world.missedRuns - 1 }) },
    "rows",
  ],
  [
    "a run that ends a tick early",
    { ...oracle, rowLife: (world) => rowLife({ ...world, run: Math.max(0, world.run - 1) }) },
    "rows",
  ],
  [
    "a history a tick short",
    { ...oracle, neonLife: (world) => neonLife({ ...world, history: Math.max(0, world.history - 1) }) },
    "rows",
  ],
  [
    "a lag a tick long",
    { ...oracle, objectLife: (world) => objectLife({ ...world, lag: world.lag + 1 }) },
    "objects",
  ],
  [
    "a lock that lets go a tick early",
    { ...oracle, objectLife: (world) => objectLife({ ...world, lock: Math.max(0, world.lock - 1) }) },
    "objects",
  ],
];

describe("a planted fault is caught", () => {
  const caught = (what: "rows" | "objects", composer: Composer, against: Oracle) =>
    what === "rows"
      ? fc.check(rowsAgree(composer, against), { numRuns: 1_000 }).failed
      : fc.check(objectsAgree(composer, against), { numRuns: 1_000 }).failed;

  test.each(faultyComposers)("composer: %s", (_, composer, what) => {
    expect(caught(what, composer, oracle)).toBe(true);
  });
  test.each(faultyOracles)("oracle: %s", (_, faulty, what) => {
    expect(caught(what, compose, faulty)).toBe(true);
  });
});
