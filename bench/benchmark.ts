/** One figure that a benchmark prints. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  /** What is hoped for, where something is. */
  readonly goal?: string;
  /** false: the goal is missed. */
  readonly reached?: boolean;
  /** true: the run was wrong, not slow; the command then fails. */
  readonly wrong?: boolean;
}

/** One measurement, in a file of its own, listed in bench/run.ts. */
export interface Benchmark {
  readonly id: string;
  readonly title: string;
  /** Why it can not run here; undefined where it can. */
  readonly obstacle?: string;
  /** `say` tells people what is going on. */
  measure(say: (text: string) => void): Promise<readonly Figure[]>;
}

/** The value below which the given share (0 to 1) of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
