import { visible } from "../register/visible.ts";
import type { Database } from "./database.ts";
import type { Scope } from "./due.ts";
import type { Hindrance } from "./erase.ts";
import { Failure, failureOf } from "./failure.ts";
import type { Findings } from "./findings.ts";
import type { Keepers } from "./kept.ts";
import type { PurgeLimits } from "./limits.ts";
import type { LocksMet } from "./locks-met.ts";
import { type Remains, remainsOf } from "./remains.ts";
import type { Step } from "./steps.ts";
import { impossibleTimes } from "./strange-times.ts";
import type { TableMap } from "./table-map.ts";
import type { Tally } from "./tally.ts";

/** What closing a step needs of a run. */
export interface Closing {
  readonly database: Database;
  readonly scope: Scope;
  readonly map: TableMap;
  readonly limits: PurgeLimits;
  readonly locks: LocksMet;
  readonly keepersOf: (step: Step) => Keepers;
  readonly tally: Tally;
  readonly findings: Findings;
}

/** Counts what is left of a step and closes it; undefined where it can not be counted. Throws where the run ends there. */
export async function closeStep(
  run: Closing,
  step: Step,
  hindrance: Hindrance,
): Promise<Remains | undefined> {
  const { database, scope, map, limits, locks, tally, findings } = run;
  const { failure, lock, kept } = hindrance;
  const why = [failure, kept.failure()].filter((one) => one !== undefined);
  const reasons = [...new Set([...why.map(({ sentence }) => sentence), ...(lock ? [lock.sentence] : [])])];
  const blind = [step.table, ...(step.trigger === "account-deletion" ? [scope.accounts.table] : [])]
    .map((table) => locks.lastOn(table))
    .find((found) => found?.excludesReaders);
  if (blind) {
    tally.leave(step, reasons.join(" ") || blind.sentence);
    return undefined;
  }
  try {
    const remains = await remainsOf(database, scope, step, limits);
    const found = impossibleTimes(map, step, remains);
    const lasting = why.filter(({ kind }) => kind !== "unfinished");
    const { due, held, oldestSeconds } = remains;
    const left = { remaining: due, held, oldestSeconds };
    if (due === 0) tally.close(step, left);
    else {
      const named = run.keepersOf(step).join(" or ");
      const unsaid = named
        ? `${named} keeps these rows or puts them back.`
        : "other sessions hold these rows.";
      const reason = visible(reasons.join(" ") || unsaid);
      tally.close(step, left, reason);
      if (reasons.length === 0 && named) lasting.push(new Failure("refused", reason));
    }
    if (due > 0 || step.trigger !== "account-deletion")
      found.push(...lasting.map((each) => ofTable(step, each)));
    findings.ofStep(step, found);
    return remains;
  } catch (error) {
    const uncounted = failureOf(error);
    tally.leave(step, reasons.join(" ") || uncounted.sentence);
    if (uncounted.endsRun) throw error;
    findings.ofStep(step, [ofTable(step, uncounted)]);
    return undefined;
  }
}

function ofTable({ table }: Step, { kind, sentence }: Failure): Failure {
  return new Failure(kind, `${table}: ${sentence}`);
}
