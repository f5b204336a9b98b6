import type { Database } from "./database.ts";
import type { PurgeLimits } from "./limits.ts";
import { lockThatKeeps, type TableLock } from "./locks.ts";

/** The locks of other sessions that a run came upon, by table. */
export class LocksMet {
  readonly #schema: string;
  readonly #limits: PurgeLimits;
  readonly #met = new Map<string, TableLock>();

  constructor(schema: string, limits: PurgeLimits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  /** The lock that keeps rows of a table now; `lockedWith` are the tables whose locks do, itself the first. */
  async on(database: Database, table: string, lockedWith: readonly string[]): Promise<TableLock | undefined> {
    // One wait a table and run is enough; afterwards a glance tells. Half of the bound, so that asking who holds it fits in.
    const half = Math.round(this.#limits.lockMilliseconds / 2);
    const limits = { ...this.#limits, lockMilliseconds: this.#met.has(table) ? 1 : half };
    const lock = await lockThatKeeps(database, this.#schema, lockedWith, limits);
    if (lock) this.#met.set(lock.table, lock).set(table, lock);
    else this.#met.delete(table);
    return lock;
  }

  note(table: string, lock: TableLock): void {
    this.#met.set(table, lock);
  }

  lastOn(table: string): TableLock | undefined {
    return this.#met.get(table);
  }
}
