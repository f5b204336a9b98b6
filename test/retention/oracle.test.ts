import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compose } from "../../retention/compose.ts";
import type { DeclaredCopies, DeclaredPurge } from "../../retention/declared.ts";
import { type Composer, type Oracle, objectsAgree, requestsAgree, rowsAgree } from "./agreement.ts";
import * as oracle from "./oracle.ts";

const { rowLife, neonLife, objectLife, vendorLife } = oracle;

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

test("by hand: a vendor takes its time after the request, and keeps what it keeps from creation on", () => {
  // The vendor's own example: kept 90 days, asked for on day 90, gone by day 120.
  expect(vendorLife({ asked: 90, processing: 30, sinceCreation: 90 })).toBe(120);
  expect(vendorLife({ asked: 1, processing: 30, sinceCreation: 90 })).toBe(90);
  expect(vendorLife({ asked: 0, processing: 0, sinceCreation: 0 })).toBe(0);
});

describe("composer and oracle agree", () => {
  test("on requests, a vendor's processing and its minimum", () => {
    fc.assert(requestsAgree(compose, oracle), { numRuns: 1_000 });
  });
  test("on rows, history, snapshots and soft delete", () => {
    fc.assert(rowsAgree(compose, oracle), { numRuns: 3_000 });
  });
  test("on objects, locks and lag", () => {
    fc.assert(objectsAgree(compose, oracle), { numRuns: 3_000 });
  });
});

type World = "rows" | "objects" | "requests";

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

/** Attested times that count for nothing. */
const hasty: Composer = (declared, options) =>
  compose(declared, {
    ...options,
    attestations: options.attestations?.map((entry) => ({ ...entry, duration: entry.duration && "PT0S" })),
  });

const faultyComposers: readonly (readonly [string, Composer, World])[] = [
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
  ["the wait for an object forgotten", hasty, "objects"],
  ["the wait for a request forgotten", hasty, "requests"],
  ["a lifecycle one second long", bucket("lifecycleSeconds", 1), "objects"],
  ["locks forgotten", bucket("lockSeconds", Number.NEGATIVE_INFINITY), "objects"],
  ["a lock one second short", bucket("lockSeconds", -1), "objects"],
];

const faultyOracles: readonly (readonly [string, Oracle, World])[] = [
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
    "a vendor that needs no time",
    { ...oracle, vendorLife: (world) => vendorLife({ ...world, processing: 0 }) },
    "requests",
  ],
  [
    "a vendor that keeps nothing from creation on",
    { ...oracle, vendorLife: (world) => vendorLife({ ...world, sinceCreation: 0 }) },
    "requests",
  ],
  [
    "a lock that lets go a tick early",
    { ...oracle, objectLife: (world) => objectLife({ ...world, lock: Math.max(0, world.lock - 1) }) },
    "objects",
  ],
];

describe("a planted fault is caught", () => {
  const caught = (what: World, composer: Composer, against: Oracle) => {
    switch (what) {
      case "rows":
        return fc.check(rowsAgree(composer, against), { numRuns: 1_000 }).failed;
      case "objects":
        return fc.check(objectsAgree(composer, against), { numRuns: 1_000 }).failed;
      case "requests":
        return fc.check(requestsAgree(composer, against), { numRuns: 1_000 }).failed;
    }
  };

  test.each(faultyComposers)("composer: %s", (_, composer, what) => {
    expect(caught(what, composer, oracle)).toBe(true);
  });
  test.each(faultyOracles)("oracle: %s", (_, faulty, what) => {
    expect(caught(what, compose, faulty)).toBe(true);
  });
});
