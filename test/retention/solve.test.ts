import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toSeconds } from "../../register/duration.ts";
import { InputError } from "../../register/input-error.ts";
import { books } from "../../register/read-books.ts";
import { compose } from "../../retention/compose.ts";
import type { DeclaredCopies } from "../../retention/declared.ts";
import { type OperatingLimits, operatingLimits } from "../../retention/operating-limits.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { largestLifecycle, type RetentionPlan, solve } from "../../retention/solve.ts";
import { asOf } from "./agreement.ts";

const day = 86_400;
const retention = books().register.value.retention;

/** The copies of a stack that declares a plan as it is. */
function declaring({ neonHistorySeconds, purge, buckets }: RetentionPlan): DeclaredCopies {
  const { intervalSeconds, runSeconds, rows } = purge;
  return {
    neon: { historySeconds: neonHistorySeconds, deletable: false, branches: [], snapshotSeconds: 0 },
    purge: { intervalSeconds, runSeconds, toldHistorySeconds: neonHistorySeconds, rows },
    buckets: (["recordings", "documents"] as const).map((kind) => ({
      name: kind,
      holds: kind,
      lifecycleSeconds: buckets[kind].lifecycleSeconds ?? Number.POSITIVE_INFINITY,
      lockSeconds: 0,
    })),
  };
}

const solvedWith = (limits: Partial<OperatingLimits>) => solve({ ...operatingLimits, ...limits });
const ageOf = ({ purge }: RetentionPlan, clause: string) =>
  purge.rows.find((row) => row.clause === clause)?.ageSeconds;

describe("what infra declares", () => {
  test("follows from the documented periods", () => {
    const plan = solve();
    expect(plan.neonHistorySeconds).toBe(day);
    expect(plan.purge).toMatchObject({ schedule: "*/5 * * * *", intervalSeconds: 300, runSeconds: 240 });
    expect(plan.purge.environment).toEqual({
      PURGE_HISTORY_SECONDS: "86400",
      PURGE_INTERVAL_SECONDS: "300",
      PURGE_RUN_SECONDS: "240",
    });
    expect(ageOf(plan, "caller-phone-number")).toBe(27 * day);
    expect(ageOf(plan, "call-audio-and-transcript")).toBe(87 * day);
    expect(ageOf(plan, "authentication-tokens")).toBe(16 * 60);
    expect(plan.buckets).toEqual({
      recordings: { lifecycleSeconds: 88 * day, abortUploadSeconds: day },
      documents: { lifecycleSeconds: 89 * day, abortUploadSeconds: day },
      site: { lifecycleSeconds: null, abortUploadSeconds: day },
    });
  });

  test("has an order for every clause that the purge enforces, and for no other", () => {
    const enforced = retention.filter(({ enforcedBy }) => enforcedBy.includes("purge"));
    expect(solve().purge.rows.map(({ clause }) => clause)).toEqual(enforced.map(({ id }) => id));
  });
});

describe("one moves the others, or is refused", () => {
  test("a longer history shortens the ages of logged rows by as much, and not those of unlogged ones", () => {
    const plan = solvedWith({ neonHistorySeconds: 7 * day });
    expect(ageOf(plan, "caller-phone-number")).toBe(21 * day);
    expect(ageOf(plan, "ip-addresses")).toBe(81 * day);
    expect(ageOf(plan, "authentication-tokens")).toBe(16 * 60);
    expect(plan.purge.environment.PURGE_HISTORY_SECONDS).toBe(String(7 * day));
  });

  test("a slower schedule shortens the tokens' age and keeps the outage that rows survive", () => {
    const plan = solvedWith({ purgeSchedule: "*/10 * * * *" });
    expect(ageOf(plan, "authentication-tokens")).toBe(6 * 60);
    expect(ageOf(plan, "ip-addresses")).toBe(87 * day);
    expect(plan.purge.rows[0]?.missedRuns).toBe(286);
  });

  test("the largest history is the last that is accepted", () => {
    const { largestNeonHistorySeconds: largest } = solve();
    expect(solvedWith({ neonHistorySeconds: largest }).neonHistorySeconds).toBe(largest);
    expect(() => solvedWith({ neonHistorySeconds: largest + 1 })).toThrow(
      new InputError([
        "a Neon history of 27 d 1 min 1 s leaves the shortest promise no room; at most 27 d 1 min fits. " +
          "Shorten the history or publish a longer period.",
      ]),
    );
  });

  test("a schedule that the tokens cannot bear is refused with the promise that it breaks", () => {
    expect(() => solvedWith({ purgeSchedule: "*/20 * * * *" })).toThrow(
      new InputError([
        "authentication-tokens: 44 min of runs and history leave less than 5 min of the documented 30 min; " +
          "shorten the Neon history or the purge interval, or publish a longer period.",
      ]),
    );
  });

  test("a run that does not end before the next one is refused", () => {
    expect(() => solvedWith({ purgeRunSeconds: 300 })).toThrow(
      new InputError([
        "a run of 5 min does not end before the next one starts after 5 min; " +
          "shorten the run's budget or start it less often.",
      ]),
    );
  });

  test("an upload that takes the whole period leaves recordings no day", () => {
    expect(() => solvedWith({ uploadSeconds: 88 * day + 1 })).toThrow(
      new InputError([
        "call-audio-and-transcript: the time that R2 takes to delete leaves its objects no whole day; " +
          "publish a longer period or keep the files elsewhere.",
      ]),
    );
  });

  test("Neon's own maximum bounds the history", () => {
    const short = { days: -365 * day, minutes: 300 };
    expect(solvedWith({ leastAgeSeconds: short }).largestNeonHistorySeconds).toBe(30 * day);
  });
});

const limits = fc.record({
  neonHistorySeconds: fc.integer({ min: 0, max: 31 * day }),
  purgeSchedule: fc.constantFrom(
    "* * * * *",
    "*/2 * * * *",
    "*/5 * * * *",
    "*/10 * * * *",
    "7,23,41 * * * *",
  ),
  purgeRunSeconds: fc.integer({ min: 1, max: 400 }),
  outageSeconds: fc.integer({ min: 0, max: 5 * day }),
  missedRunsOfShortPromises: fc.integer({ min: 0, max: 3 }),
});

/** The plan, or nothing where the limits are refused with a sentence. */
function solved(chosen: Partial<OperatingLimits>): RetentionPlan | undefined {
  try {
    return solvedWith(chosen);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

describe("whatever the limits", () => {
  test("a plan that is solved keeps every promise that the stack decides", () => {
    fc.assert(
      fc.property(limits, (chosen) => {
        const plan = solved(chosen);
        const rows = plan ? compose(declaring(plan), { asOf }) : [];
        const wrong = rows
          .flatMap(({ copies }) => copies)
          .filter(({ verdict }) => /violated|unverified/.test(verdict));
        return wrong.length === 0;
      }),
      { numRuns: 500 },
    );
  });

  test("no age could be a day, or for tokens a minute, longer", () => {
    fc.assert(
      fc.property(limits, (chosen) => {
        const plan = solved(chosen);
        if (!plan) return true;
        const later = plan.purge.rows.map((row) => ({
          ...row,
          ageSeconds: row.ageSeconds + (row.clause === "authentication-tokens" ? 60 : day),
        }));
        const declared = declaring({ ...plan, purge: { ...plan.purge, rows: later } });
        const rows = compose(declared, { asOf }).filter(({ clause }) =>
          later.some((row) => row.clause === clause),
        );
        return rows.every(({ verdict }) => verdict === "violated");
      }),
      { numRuns: 300 },
    );
  });
});

test("the largest lifecycle leaves the vendor's lag, and for recordings the upload", () => {
  expect(largestLifecycle("documents")).toBe(toSeconds("P89D"));
  expect(largestLifecycle("recordings")).toBe(toSeconds("P88DT23H"));
  expect(largestLifecycle("site")).toBeUndefined();
});

test("orders are refused with one sentence a promise", () => {
  const told = { historySeconds: 40 * day, intervalSeconds: 300, runSeconds: 240 };
  expect(() => rowOrders(told)).toThrow(
    /^caller-phone-number: .*\nbusiness-email: .*\nappointment-bookings: .*$/,
  );
});
