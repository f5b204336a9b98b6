import { describe, type ReceiptStep } from "./receipt.ts";
import type { Step } from "./steps.ts";

type Left = Pick<ReceiptStep, "remaining" | "held" | "oldestSeconds">;

/** What one run erased of each step, and how each step ended. */
export class Tally {
  readonly #erased = new Map<Step, number>();
  readonly #partitions = new Map<Step, number>();
  readonly #uncertain = new Set<Step>();
  readonly #results = new Map<Step, ReceiptStep>();

  add(step: Step, rows: number, partitions: number): void {
    this.#erased.set(step, (this.#erased.get(step) ?? 0) + rows);
    this.#partitions.set(step, (this.#partitions.get(step) ?? 0) + partitions);
  }

  /** A session was lost with a batch of the step under way. */
  doubt(step: Step): void {
    this.#uncertain.add(step);
  }

  get doubted(): ReadonlySet<Step> {
    return this.#uncertain;
  }

  /** Closes a step; without a reason it is done. A later look replaces an earlier one. */
  close(step: Step, left: Left, reason?: string): void {
    const counts = {
      rows: this.#erased.get(step) ?? 0,
      partitions: this.#partitions.get(step) ?? 0,
      atLeast: this.#uncertain.has(step),
      ...left,
    };
    const end = reason === undefined ? { done: true } : { done: false, reason };
    this.#results.set(step, { ...describe(step), ...counts, ...end });
  }

  /** Closes a step of which it is not known what is left. */
  leave(step: Step, reason: string): void {
    this.close(step, { remaining: null, held: null, oldestSeconds: null }, reason);
  }

  /** Puts the exact number of rows in place of a doubted one. */
  settle(step: Step, rows: number): void {
    const result = this.#results.get(step);
    if (result) this.#results.set(step, { ...result, rows, atLeast: false });
  }

  result(step: Step): ReceiptStep | undefined {
    return this.#results.get(step);
  }

  /** Whether a step closed without being done. */
  get unfinished(): boolean {
    return [...this.#results.values()].some(({ done }) => !done);
  }
}
