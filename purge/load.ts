import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "./database.ts";
import { failureOf } from "./failure.ts";
import type { PurgeLimits } from "./limits.ts";
import { read } from "./transaction.ts";

/**
 * How busy the database is: replicas that lag (where the role may see them) and sessions that wait for a lock. Looked at
 * now and then between two batches; while a replica is too far behind, nothing more is erased.
 */
export class Load {
  readonly #limits: PurgeLimits;
  #next = 0;
  #paused = 0;

  constructor(limits: PurgeLimits) {
    this.#limits = limits;
  }

  /** Time spent waiting so far. */
  get pausedSeconds(): number {
    return Math.round(this.#paused) / 1000;
  }

  /** Returns when the database has room for a batch, or when `mayWait` says no. */
  async wait(database: Database, mayWait: () => boolean): Promise<void> {
    const now = performance.now();
    if (this.#next === 0) this.#next = now + this.#limits.loadMilliseconds;
    if (now < this.#next) return;
    for (;;) {
      const { lagSeconds, waiting } = await this.#look(database);
      this.#next = performance.now() + this.#limits.loadMilliseconds;
      const behind = lagSeconds > this.#limits.replicaLagSeconds;
      // Whoever queues for a lock gets one batch's time without ours.
      const milliseconds = behind
        ? this.#limits.loadMilliseconds
        : waiting > 0
          ? this.#limits.batchMilliseconds
          : 0;
      if (milliseconds === 0 || !mayWait()) return;
      await pause(milliseconds);
      this.#paused += milliseconds;
      if (!behind) return;
    }
  }

  async #look(database: Database): Promise<{ lagSeconds: number; waiting: number }> {
    try {
      const [row] = (
        await read(
          database,
          this.#limits,
          `SELECT (SELECT coalesce(max(extract(epoch FROM replay_lag)), 0)::float8 FROM pg_stat_replication) AS lag,
             (SELECT count(*)::int FROM pg_locks WHERE NOT granted) AS waiting`,
        )
      ).flat();
      return { lagSeconds: Number(row?.lag), waiting: Number(row?.waiting) };
    } catch (error) {
      // The pace is a courtesy: what hides it does not stop the erasing, and a lost session shows in the next batch.
      if (failureOf(error).kind === "outside") throw error;
      return { lagSeconds: 0, waiting: 0 };
    }
  }
}
