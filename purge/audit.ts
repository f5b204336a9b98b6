import { allClauses, clauseKind } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import type { RetentionClause } from "../register/schema.ts";
import { type PurgeSettings, rowOrders } from "../retention/purge-orders.ts";
import { ageInWords } from "./age-in-words.ts";
import { type Catalog, readCatalog } from "./catalog.ts";
import { compareWithMap } from "./compare-schema.ts";
import type { Database } from "./database.ts";
import { hidesRows } from "./difference.ts";
import { type Scope, scopeOf } from "./due.ts";
import { failureOf } from "./failure.ts";
import { type LegalHold, legalHolds } from "./holds.ts";
import { type LedgerSummary, summariseLedger } from "./ledger.ts";
import { type PurgeLimits, purgeLimits } from "./limits.ts";
import { type Remains, remainsOf, rowsWithoutAccount } from "./remains.ts";
import { readServerClock } from "./server-clock.ts";
import { type AccountStep, type Step, stepsOf } from "./steps.ts";
import type { TableMap } from "./table-map.ts";

/** One promise against the oldest record that the database still holds. Seconds throughout. */
export interface AuditedPromise {
  readonly clause: string;
  readonly label: string;
  /** null where the vendor's own policy decides. */
  readonly documentedSeconds: number | null;
  /** `table.column` of the oldest record; null where none is left or no table holds the promise. */
  readonly where: string | null;
  /** Age after the trigger of the oldest record; null where none is left. */
  readonly oldestSeconds: number | null;
  /** How long the history keeps that record if it goes now; 0 for an unlogged table. */
  readonly historySeconds: number;
  /** Rows past their time that a legal hold keeps; they are not among the records above. */
  readonly held: number;
  /** waived: nothing but a legal hold keeps records past their period. */
  readonly verdict: "met" | "waived" | "violated" | "unverified" | "not-applicable";
  readonly reason: string;
}

export interface RetentionAudit {
  /** ISO 8601 by the server's clock. */
  readonly at: string;
  readonly promises: readonly AuditedPromise[];
  /** Legal holds in force, without the accounts that they keep; null where they can not be read. */
  readonly holds: readonly LegalHold[] | null;
  /** null where the ledger can not be read. */
  readonly ledger: LedgerSummary | null;
  /** Tables that no promise covers, so that nothing is proven of what they hold. */
  readonly unknownTables: readonly string[];
}

/**
 * The residual proof: per promise the oldest record that still exists. Reads keys and times alone, so the purge
 * role can run it. Throws only where the database is lost; a table that can not be read leaves its promise unverified.
 */
export async function auditRetention(
  database: Database,
  order: {
    readonly map: TableMap;
    readonly settings: PurgeSettings;
    readonly limits?: PurgeLimits;
  },
): Promise<RetentionAudit> {
  const { map, settings, limits = purgeLimits } = order;
  const { now, iso } = await readServerClock(database, Date.now, limits);
  const catalog = await readCatalog(database, map, limits);
  const has = (name: string) =>
    catalog.tables.some((table) => table.schema === map.schema && table.name === name);
  const hides = (name: string) =>
    catalog.tables.some((table) => table.schema === map.schema && table.name === name && table.hidesRowsHere);
  /** Without a foreign key that holds for every row, as after a restore, rows can outlive their account. */
  const mayLackAccount = (step: Step): step is AccountStep =>
    step.trigger === "account-deletion" &&
    step.table !== map.accounts.table &&
    !catalog.tables.some(
      ({ schema, name, provenReferences }) =>
        schema === map.schema && name === step.table && provenReferences.includes(step.accountKey),
    );
  const differences = compareWithMap(map, catalog);
  const doubtOf = (name: string) =>
    differences.find(({ id, table }) => table === name && hidesRows.has(id))?.sentence;
  const scope = scopeOf(map, now, { holds: has(map.holds.table), begunAt: false });
  const steps = stepsOf(map, rowOrders(settings));
  const promises: AuditedPromise[] = [];
  for (const clause of allClauses().values()) {
    if (clauseKind(clause) !== "retention") continue;
    const promise = clause as RetentionClause;
    promises.push(await auditPromise(promise, stepsOfPromise(promise, steps)));
  }
  return {
    at: iso,
    promises,
    holds: await orNull(legalHolds(database, scope, limits)),
    ledger: await orNull(summariseLedger(database, map, limits)),
    unknownTables: differences.filter(({ id }) => id === "unknown-table").map(({ table }) => table),
  };

  async function auditPromise(promise: RetentionClause, held: readonly Step[]): Promise<AuditedPromise> {
    const documented = promise.duration === null ? null : toSeconds(promise.duration);
    const base = { clause: promise.id, label: promise.label, documentedSeconds: documented, held: 0 };
    const nowhere = { ...base, where: null, oldestSeconds: null, historySeconds: 0 };
    if (documented === null || held.length === 0)
      return { ...nowhere, verdict: "not-applicable", reason: "no table of the database holds it" };
    const judged: AuditedPromise[] = [];
    for (const step of held) {
      // Counting would say that nothing is left.
      const [hiding] = [
        step.table,
        ...(step.trigger === "account-deletion" ? [scope.accounts.table] : []),
      ].filter(hides);
      if (hiding !== undefined) {
        const reason = `row-level security can hide records of "${hiding}" from whoever looks; look as its owner`;
        judged.push({ ...nowhere, where: placeOf(step, scope), verdict: "unverified", reason });
        continue;
      }
      try {
        const left = mayLackAccount(step) ? await rowsWithoutAccount(database, scope, step, limits) : 0;
        if (left > 0)
          judged.push({ ...nowhere, where: `${step.table}.${step.accountKey}`, ...ownerless(left) });
        judged.push(judge(step, await remainsOf(database, scope, step, limits)));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.endsRun) throw error;
        judged.push({
          ...nowhere,
          where: placeOf(step, scope),
          verdict: "unverified",
          reason: failure.sentence,
        });
      }
    }
    const total = judged.reduce((sum, one) => sum + one.held, 0);
    return { ...judged.reduce(worse), held: total };

    function judge(step: Step, remains: Remains): AuditedPromise {
      const { oldestSeconds, aheadSeconds, never, always, held: rows } = remains;
      const withoutAge = never + always;
      const historySeconds = isLogged(catalog, map, step.table) ? settings.historySeconds : 0;
      const place = placeOf(step, scope);
      const found = { ...base, where: place, oldestSeconds, historySeconds, held: rows };
      const limit =
        step.trigger === "use" ? settings.intervalSeconds + settings.runSeconds : (documented ?? 0);
      const verdict =
        oldestSeconds === null
          ? { verdict: "met" as const, reason: "no record is left" }
          : verdictOn(limit, oldestSeconds, historySeconds, aheadSeconds);
      if (verdict.verdict !== "violated" && withoutAge > 0) return { ...found, ...endless(withoutAge) };
      const doubt = doubtOf(step.table);
      if (verdict.verdict === "met" && doubt !== undefined)
        return { ...found, verdict: "unverified", reason: doubt };
      if (verdict.verdict === "met" && rows > 0) return { ...found, ...onHold(rows) };
      return oldestSeconds === null ? { ...nowhere, held: rows, ...verdict } : { ...found, ...verdict };
    }
  }
}

function endless(rows: number): Pick<AuditedPromise, "verdict" | "reason"> {
  return {
    verdict: "violated",
    reason: `${rows === 1 ? "1 record has" : `${rows} records have`} an infinite time, by which no age counts`,
  };
}

function ownerless(rows: number): Pick<AuditedPromise, "verdict" | "reason"> {
  const [subject, verb] = rows === 1 ? ["1 record", "belongs"] : [`${rows} records`, "belong"];
  return {
    verdict: "violated",
    reason: `${subject} ${verb} to an account that is gone, so that no time makes ${rows === 1 ? "it" : "them"} due`,
  };
}

function onHold(rows: number): Pick<AuditedPromise, "verdict" | "reason"> {
  return {
    verdict: "waived",
    reason: `${rows === 1 ? "a legal hold keeps 1 record" : `legal holds keep ${rows} records`} past the period; nothing else does`,
  };
}

/** What the audit can not read, it says; a lost database ends it. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (failureOf(error).endsRun) throw error;
    return null;
  }
}

/** Ages of the promise's own trigger: rows that leave early with their account prove nothing about it. */
function stepsOfPromise({ id, trigger }: RetentionClause, steps: readonly Step[]): Step[] {
  return steps.filter(
    (step) =>
      step.clause === id && (step.trigger === "account-deletion") === (trigger === "account-deletion"),
  );
}

function verdictOn(
  limit: number,
  oldest: number,
  history: number,
  ahead: number | null,
): Pick<AuditedPromise, "verdict" | "reason"> {
  const violated = (reason: string) => ({ verdict: "violated" as const, reason });
  if (oldest > limit)
    return violated(`the oldest record is ${ageInWords(oldest - limit)} older than ${ageInWords(limit)}`);
  if (oldest + history > limit)
    return violated(
      `deleted now, the oldest record stays ${ageInWords(history)} in the history, past ${ageInWords(limit)}`,
    );
  if (ahead !== null && ahead > purgeLimits.skewSeconds)
    return violated(`a record is dated ${ageInWords(ahead)} ahead, so that it would stay too long`);
  return { verdict: "met", reason: `${ageInWords(limit - history - oldest)} to spare` };
}

function worse(one: AuditedPromise, other: AuditedPromise): AuditedPromise {
  const gravity = ["not-applicable", "met", "waived", "unverified", "violated"];
  const difference = gravity.indexOf(other.verdict) - gravity.indexOf(one.verdict);
  if (difference !== 0) return difference > 0 ? other : one;
  return spare(other) < spare(one) ? other : one;
}

function spare({ oldestSeconds, historySeconds, documentedSeconds }: AuditedPromise): number {
  return oldestSeconds === null
    ? Number.POSITIVE_INFINITY
    : (documentedSeconds ?? 0) - historySeconds - oldestSeconds;
}

function placeOf(step: Step, scope: Scope): string {
  return step.trigger === "account-deletion"
    ? `${step.table} by ${scope.accounts.table}.${scope.accounts.deletedAt}`
    : `${step.table}.${step.column}`;
}

/** A table that is not there counts as logged: the longer life is the safer guess. */
function isLogged({ tables }: Catalog, { schema }: TableMap, table: string): boolean {
  return tables.find((live) => live.schema === schema && live.name === table)?.logged ?? true;
}
