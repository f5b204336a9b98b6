import { type DueAccount, markBegun } from "./accounts.ts";
import type { Database } from "./database.ts";
import type { Scope } from "./due.ts";
import { eraseOfAccount, type Hindrance, type Pace } from "./erase.ts";
import { codeOfFailure, Failure, failureOf } from "./failure.ts";
import { Kept, sessionEnds } from "./kept.ts";
import type { LocksMet } from "./locks-met.ts";
import type { AccountStep, Step } from "./steps.ts";

/** Why rows of each step stay, as far as it is known. */
export class Hindrances {
  readonly #of: Map<Step, Hindrance>;

  constructor(steps: readonly Step[], { keepersOf }: Pick<Pace, "keepersOf">) {
    this.#of = new Map(steps.map((step) => [step, { kept: new Kept(keepersOf(step)) }]));
  }

  of(step: Step): Hindrance {
    return this.#of.get(step) ?? { kept: new Kept([]) };
  }

  add(step: Step, why: Omit<Hindrance, "kept">): void {
    this.#of.set(step, { ...this.of(step), ...why });
  }

  addToAll(why: Omit<Hindrance, "kept">): void {
    for (const step of this.#of.keys()) this.add(step, why);
  }
}

/** What erasing accounts needs of a run. */
export interface AccountErasure {
  readonly database: Database;
  readonly scope: Scope;
  /** The account's own row is the last. */
  readonly steps: readonly AccountStep[];
  readonly pace: Pace;
  readonly locks: LocksMet;
  readonly hindrances: Hindrances;
  /** Called with how many accounts were marked as begun. */
  readonly onBegun: (accounts: number) => void;
}

/** Account by account, its rows table by table; an account that can not go now does not keep the others. */
export async function eraseAccounts(run: AccountErasure, accounts: readonly DueAccount[]): Promise<void> {
  const { database, scope, steps, pace, locks, hindrances } = run;
  const root = steps.find(({ table }) => table === scope.accounts.table);
  if (accounts.length === 0 || !root) return;
  for (const step of steps) {
    const lock = await locks.on(database, step.table, pace.lockedWith(step.table));
    if (lock) hindrances.add(step, { lock });
  }
  // Without the account's own row, none of its rows can be told to be due.
  const ofAll = locks.lastOn(scope.accounts.table);
  if (ofAll) {
    hindrances.addToAll({ lock: ofAll });
    return;
  }
  for (const { id, begun } of accounts) {
    if (begun || (await isBegun(run, root, id))) await eraseAccount(run, root, id);
    else {
      const failure = new Failure(
        "unfinished",
        "their account could not be marked, so that all of it stays.",
      );
      for (const step of steps) if (step !== root) hindrances.add(step, { failure });
      continue;
    }
    if ((await pace.stopReason()) !== undefined) return;
  }
}

/** Marks an account as begun; false where it can not be. A lost session is tried once more. */
async function isBegun(
  { database, scope, pace, hindrances, onBegun }: AccountErasure,
  root: AccountStep,
  account: string,
): Promise<boolean> {
  for (let lost = 0; ; )
    try {
      onBegun(await markBegun(database, scope, root, account, pace.limits));
      return true;
    } catch (error) {
      const failure = failureOf(error);
      lost += failure.kind === "lost" ? 1 : 0;
      if (failure.kind === "lost" && lost < 2) continue;
      if (failure.kind === "outside") throw error;
      const code = failure.kind === "lost" ? sessionEnds : codeOfFailure(error);
      hindrances.of(root).kept.add([{ code, constraint: "", rows: 1 }]);
      return false;
    }
}

/** The row of the account itself goes only when all of its others went, for without it they could never be found again. */
async function eraseAccount(
  { database, scope, steps, pace, locks, hindrances }: AccountErasure,
  root: AccountStep,
  account: string,
): Promise<void> {
  let whole = true;
  for (const step of steps) {
    if (step === root && !whole) {
      const why = "rows of these accounts stay, which could never be found again.";
      hindrances.add(step, { failure: new Failure("unfinished", why) });
    }
    const so = hindrances.of(step);
    if (so.lock || (step === root && !whole)) {
      whole = false;
      continue;
    }
    const before = so.kept.rows;
    const { failure, lock } = await eraseOfAccount(database, scope, step, account, so.kept, pace);
    if (lock) locks.note(step.table, lock);
    if (failure || lock) hindrances.add(step, { failure: failure ?? so.failure, lock });
    if (failure || lock || so.kept.rows > before) whole = false;
  }
}
