import type { BucketKind } from "./buckets.ts";
import type { RowOrder } from "./purge-orders.ts";

/**
 * What a stack declares about the copies of personal data, as plain facts. Seconds throughout;
 * undefined = unknown at preview, `Infinity` = nothing ends it. Both are kept apart: unknown is never met.
 */
export interface DeclaredCopies {
  readonly neon: DeclaredNeon;
  /** null where the stack has no purge job, or one that refuses to start with what it is told. */
  readonly purge: DeclaredPurge | null;
  readonly buckets: readonly DeclaredBucket[] | undefined;
}

export interface DeclaredNeon {
  /** The longest history of any project of the stack. */
  readonly historySeconds: number | undefined;
  /** false where Neon refuses to delete the project because its default branch is protected. */
  readonly deletable: boolean | undefined;
  /** Names of branches beside the default one. No provider can give a branch an end. */
  readonly branches: readonly string[] | undefined;
  /** Longest life of a scheduled snapshot; 0 where none is scheduled. */
  readonly snapshotSeconds: number | undefined;
}

export interface DeclaredPurge {
  /** Longest gap between two scheduled starts. */
  readonly intervalSeconds: number | undefined;
  /** From the scheduled start of a run until its last delete. */
  readonly runSeconds: number | undefined;
  /** The Neon history that the job was told of, from which its ages follow. */
  readonly toldHistorySeconds: number | undefined;
  readonly rows: readonly RowOrder[] | undefined;
}

export interface DeclaredBucket {
  readonly name: string;
  /** undefined where the name says no kind: the objects then count as every kind. */
  readonly holds: BucketKind | undefined;
  /** Age at which every object expires; `Infinity` where some object never does. */
  readonly lifecycleSeconds: number | undefined;
  /** Longest lock; 0 where there is none. */
  readonly lockSeconds: number | undefined;
}
