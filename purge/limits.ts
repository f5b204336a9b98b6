/** Bounds of a run's statements, in milliseconds and rows. */
export interface PurgeLimits {
  /** A batch takes about this long on the server, because nobody who needs one of its rows waits longer. */
  readonly batchMilliseconds: number;
  readonly firstBatchRows: number;
  readonly largestBatchRows: number;
  /** Longest wait for a lock while rows are held. */
  readonly lockMilliseconds: number;
  /** Longest wait for a parallel run's batch on the same table, while nothing is held. */
  readonly turnMilliseconds: number;
  readonly statementMilliseconds: number;
  /** For counting what remains, which holds no lock. */
  readonly countMilliseconds: number;
  /** Rows in a row that can not go now before the table is left to the next run. */
  readonly rowsToStepOver: number;
  /** Clocks that differ by more are reported. */
  readonly skewSeconds: number;
  /** A server that is this far ahead of the job would delete live records: nothing is deleted. */
  readonly refusedLeadSeconds: number;
}

export const purgeLimits: PurgeLimits = {
  batchMilliseconds: 40,
  firstBatchRows: 500,
  largestBatchRows: 10_000,
  lockMilliseconds: 100,
  turnMilliseconds: 10_000,
  statementMilliseconds: 10_000,
  countMilliseconds: 60_000,
  rowsToStepOver: 20,
  skewSeconds: 300,
  refusedLeadSeconds: 86_400,
};
