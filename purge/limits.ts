/** Bounds of a run's statements, in milliseconds and rows. */
export interface PurgeLimits {
  /** A batch takes about this long on the server, because nobody who needs one of its rows waits longer. */
  readonly batchMilliseconds: number;
  readonly firstBatchRows: number;
  readonly largestBatchRows: number;
  /** Rows of a batch that is erased row by row, after one of them was refused. */
  readonly oneByOneRows: number;
  /** Longest wait for a lock, of any statement. */
  readonly lockMilliseconds: number;
  /** Longest wait for a parallel run's batch on the same table, while nothing is held. */
  readonly turnMilliseconds: number;
  readonly statementMilliseconds: number;
  /** For reading and counting what remains, which holds no lock. */
  readonly countMilliseconds: number;
  /** For taking a partition from its table, which waits meanwhile. */
  readonly dropMilliseconds: number;
  /** Rows in a step that others hold, or that take too long, before it is left to the next run. */
  readonly rowsToStepOver: number;
  /** Sessions that a step may lose while it looks for the row that ends them; then the other steps have their turn. */
  readonly sessionsToLose: number;
  /** Time that the refused rows of one step may take before the other steps have had their turn. */
  readonly refusedMilliseconds: number;
  /** Replicas further behind than this, in seconds, are waited for. */
  readonly replicaLagSeconds: number;
  /** Between two looks at the load, in milliseconds. */
  readonly loadMilliseconds: number;
  /** A record that is older, in seconds, has a time that somebody got wrong: it goes, and is counted apart. */
  readonly farPastSeconds: number;
  /** Clocks that differ by more are reported. */
  readonly skewSeconds: number;
  /** A server that is this far ahead of the job would delete live records: nothing is deleted. */
  readonly refusedLeadSeconds: number;
}

export const purgeLimits: PurgeLimits = {
  batchMilliseconds: 40,
  firstBatchRows: 500,
  largestBatchRows: 10_000,
  oneByOneRows: 250,
  lockMilliseconds: 100,
  turnMilliseconds: 2_000,
  statementMilliseconds: 5_000,
  countMilliseconds: 60_000,
  dropMilliseconds: 1_000,
  rowsToStepOver: 20,
  sessionsToLose: 8,
  refusedMilliseconds: 5_000,
  replicaLagSeconds: 10,
  loadMilliseconds: 1_000,
  farPastSeconds: 20 * 365 * 86_400,
  skewSeconds: 300,
  refusedLeadSeconds: 86_400,
};
