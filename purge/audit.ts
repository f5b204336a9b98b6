import { allClauses, clauseKind } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import type { RetentionClause } from "../register/schema.ts";
import { rowOrders, type ToldToPurge } from "../retention/purge-orders.ts";
import { ageInWords } from "./age-in-words.ts";
import { type Remains, remainsOf, type Scope, scopeOf } from "./batch.ts";
import { type Catalog, readCatalog } from "./catalog.ts";
import { compareWithMap } from "./check.ts";
import type { Database } from "./database.ts";
import { failureOf } from "./failure.ts";
import { type LedgerSummary, summariseLedger } from "./ledger.ts";
import { purgeLimits } from "./limits.ts";
import { readServerClock } from "./server-clock.ts";
import { type Step, stepsOf } from "./steps.ts";
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
  readonly verdict: "met" | "violated" | "unverified" | "not-applicable";
  readonly reason: string;
}

export interface RetentionAudit {
  /** ISO 8601 by the server's clock. */
  readonly at: string;
  readonly promises: readonly AuditedPromise[];
  /** null where the ledger can not be read. */
  readonly ledger: LedgerSummary | null;
  /** Tables that no promise covers, so that nothing is proven of what they hold. */
  readonly unknownTables: readonly string[];
}

/**
 * The residual proof: per promise the oldest record that still exists. Reads keys and times alone, so the purge
 * role can run it. Throws what the connection throws; a table that can not be read leaves its promise unverified.
 */
export async function auditRetention(
  database: Database,
  { map, told }: { readonly map: TableMap; readonly told: ToldToPurge },
): Promise<RetentionAudit> {
  const { now, iso } = await readServerClock(database, Date.now);
  const catalog = await readCatalog(database, map.role);
  const scope = scopeOf(map, now);
  const steps = stepsOf(map, rowOrders(told));
  const promises: AuditedPromise[] = [];
  for (const clause of allClauses().values()) {
    if (clauseKind(clause) !== "retention") continue;
    const promise = clause as RetentionClause;
    promises.push(await auditPromise(promise, stepsOfPromise(promise, steps)));
  }
  return {
    at: iso,
    promises,
    ledger: await summariseLedger(database, map).catch(() => null),
    unknownTables: compareWithMap(map, catalog)
      .filter(({ id }) => id === "unknown-table")
      .map(({ table }) => table),
  };

  async function auditPromise(promise: RetentionClause, held: readonly Step[]): Promise<AuditedPromise> {
    const documented = promise.duration === null ? null : toSeconds(promise.duration);
    const base = { clause: promise.id, label: promise.label, documentedSeconds: documented };
    const nowhere = { ...base, where: null, oldestSeconds: null, historySeconds: 0 };
    if (documented === null || held.length === 0)
      return { ...nowhere, verdict: "not-applicable", reason: "no table of the database holds it" };
    const judged: AuditedPromise[] = [];
    for (const step of held) {
      try {
        judged.push(judge(step, await remainsOf(database, scope, step, purgeLimits)));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind === "outside") throw error;
        judged.push({
          ...nowhere,
          where: placeOf(step, scope),
          verdict: "unverified",
          reason: failure.sentence,
        });
      }
    }
    return judged.reduce(worse);

    function judge(step: Step, { oldestSeconds, aheadSeconds }: Remains): AuditedPromise {
      if (oldestSeconds === null) return { ...nowhere, verdict: "met", reason: "no record is left" };
      const historySeconds = isLogged(catalog, map, step.table) ? told.historySeconds : 0;
      const found = { ...base, where: placeOf(step, scope), oldestSeconds, historySeconds };
      const limit = step.trigger === "use" ? told.intervalSeconds + told.runSeconds : (documented ?? 0);
      return { ...found, ...verdictOn(limit, oldestSeconds, historySeconds, aheadSeconds) };
    }
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
  const gravity = ["not-applicable", "met", "unverified", "violated"];
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
