import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inWords, toSeconds } from "../../register/duration.ts";
import { InputError } from "../../register/input-error.ts";
import { books } from "../../register/read-books.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
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
/** Seconds that the register documents for a promise. */
const documented = (id: string) => toSeconds(retention.find((clause) => clause.id === id)?.duration ?? "");
const { intervalSeconds, runSeconds } = solve().purge;
const wholeDays = (seconds: number) => Math.floor(seconds / day) * day;
const wholeMinutes = (seconds: number) => Math.floor(seconds / 60) * 60;
/** The age that is left of a promise of days, at a history. */
const ageBeside = (id: string, historySeconds: number) =>
  wholeDays(
    documented(id) - operatingLimits.outageSeconds - operatingLimits.usualMarginSeconds - historySeconds,
  );
const lag = toSeconds(vendorFact("r2-lifecycle-lag").duration ?? "");
const ageOf = ({ purge }: RetentionPlan, clause: string) =>
  purge.rows.find((row) => row.clause === clause)?.ageSeconds;

describe("what infra declares", () => {
  test("follows from the documented periods", () => {
    const plan = solve();
    const { neonHistorySeconds, purgeSchedule, purgeRunSeconds, abortUploadSeconds } = operatingLimits;
    const { usualMarginSeconds, uploadSeconds, fileDelaySeconds } = operatingLimits;
    expect(plan.neonHistorySeconds).toBe(neonHistorySeconds);
    expect(plan.purge).toMatchObject({ schedule: purgeSchedule, runSeconds: purgeRunSeconds });
    expect(plan.purge.environment).toEqual({
      PURGE_HISTORY_SECONDS: String(neonHistorySeconds),
      PURGE_INTERVAL_SECONDS: String(plan.purge.intervalSeconds),
      PURGE_RUN_SECONDS: String(purgeRunSeconds),
    });
    for (const id of ["caller-phone-number", "call-audio-and-transcript"])
      expect(ageOf(plan, id)).toBe(ageBeside(id, neonHistorySeconds));
    expect(ageOf(plan, "authentication-tokens")).toBe(
      wholeMinutes(documented("authentication-tokens") - 2 * intervalSeconds - runSeconds),
    );
    const lifecycle = (id: string, wait: number) => ({
      lifecycleSeconds: wholeDays(documented(id) - lag - usualMarginSeconds - wait),
      abortUploadSeconds,
    });
    expect(plan.buckets).toEqual({
      recordings: lifecycle("call-audio-and-transcript", uploadSeconds),
      documents: lifecycle("stored-documents", fileDelaySeconds),
      site: { lifecycleSeconds: null, abortUploadSeconds },
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
    for (const id of ["caller-phone-number", "ip-addresses"])
      expect(ageOf(plan, id)).toBe(ageBeside(id, 7 * day));
    expect(ageOf(plan, "authentication-tokens")).toBe(ageOf(solve(), "authentication-tokens"));
    expect(plan.purge.environment.PURGE_HISTORY_SECONDS).toBe(String(7 * day));
  });

  test("a slower schedule shortens the tokens' age and keeps the outage that rows survive", () => {
    const plan = solvedWith({ purgeSchedule: "*/10 * * * *" });
    expect(ageOf(plan, "authentication-tokens")).toBe(
      wholeMinutes(documented("authentication-tokens") - 2 * 600 - runSeconds),
    );
    expect(ageOf(plan, "ip-addresses")).toBe(ageOf(solve(), "ip-addresses"));
    const { missedRuns = 0 } = plan.purge.rows[0] ?? {};
    expect((1 + missedRuns) * 600 + runSeconds).toBeLessThanOrEqual(operatingLimits.outageSeconds);
    expect((2 + missedRuns) * 600 + runSeconds).toBeGreaterThan(operatingLimits.outageSeconds);
  });

  test("the largest history is the last that is accepted", () => {
    const { largestNeonHistorySeconds: largest } = solve();
    expect(solvedWith({ neonHistorySeconds: largest }).neonHistorySeconds).toBe(largest);
    expect(() => solvedWith({ neonHistorySeconds: largest + 1 })).toThrow(
      new InputError([
        `a Neon history of ${inWords(largest + 1)} leaves the shortest promise no room; at most ${inWords(largest)} fits. ` +
          "Shorten the history or publish a longer period.",
      ]),
    );
  });

  test("a schedule that the tokens cannot bear is refused with the promise that it breaks", () => {
    expect(() => solvedWith({ purgeSchedule: "*/20 * * * *" })).toThrow(
      new InputError([
        `authentication-tokens: 44 min of runs and history leave less than 5 min of the documented ${inWords(documented("authentication-tokens"))}; ` +
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
    expect(() => solvedWith({ uploadSeconds: documented("call-audio-and-transcript") - lag - day })).toThrow(
      new InputError([
        "call-audio-and-transcript: the time that R2 takes to delete leaves its objects no whole day; " +
          "publish a longer period or keep the files elsewhere.",
      ]),
    );
  });

  test("Neon's own maximum bounds the history", () => {
    const short = { days: -365 * day, minutes: 300 };
    expect(solvedWith({ leastAgeSeconds: short }).largestNeonHistorySeconds).toBe(
      toSeconds(vendorFact("neon-history-maximum").duration ?? ""),
    );
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

  test("no age could be a day, or for tokens a minute, longer and still be met", () => {
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
        return rows.every(({ copies }) =>
          copies.some(({ id, verdict }) => id.startsWith("neon-") && verdict !== "met"),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test("the largest lifecycle leaves the vendor's lag, its margin, and the wait for the object", () => {
  const { usualMarginSeconds, uploadSeconds, fileDelaySeconds } = operatingLimits;
  const beside = lag + usualMarginSeconds;
  expect(largestLifecycle("documents")).toBe(documented("stored-documents") - beside - fileDelaySeconds);
  expect(largestLifecycle("recordings")).toBe(
    documented("call-audio-and-transcript") - beside - uploadSeconds,
  );
  expect(largestLifecycle("site")).toBeUndefined();
});

test("orders are refused with one sentence a promise", () => {
  const told = { historySeconds: 40 * day, intervalSeconds: 300, runSeconds: 240 };
  expect(() => rowOrders(told)).toThrow(
    /^caller-phone-number: .*\nbusiness-email: .*\nappointment-bookings: .*$/,
  );
});
