import fc from "fast-check";
import { toSeconds } from "../../register/duration.ts";
import type { BucketKind } from "../../retention/buckets.ts";
import type { CopyLife, compose } from "../../retention/compose.ts";
import type { DeclaredCopies } from "../../retention/declared.ts";
import type * as oracle from "./oracle.ts";

/** What the composer is held against; tests also pass one with a planted fault. */
export type Oracle = Pick<typeof oracle, "rowLife" | "neonLife" | "objectLife">;
export type Composer = typeof compose;

export const asOf = "2026-11-24";
const day = 86_400;
const hour = 3_600;
const documented = toSeconds("P90D");

/** Nothing of Neon, nothing in R2. */
export const nothing: DeclaredCopies = {
  neon: { historySeconds: 0, deletable: false, branches: [], snapshotSeconds: 0 },
  purge: null,
  buckets: [],
};

const ticks = (max: number, min = 0) => fc.integer({ min, max });

const rowWorlds = fc.record({
  age: ticks(95),
  interval: ticks(6, 1),
  missedRuns: ticks(3),
  run: ticks(8),
  history: ticks(9),
  snapshot: fc.oneof(fc.constant(0), ticks(6)),
  deletable: fc.boolean(),
});

/** A random purge job over random history: the composer's sums are the oracle's lives, and so are the verdicts. */
export function rowsAgree(compose: Composer, { rowLife, neonLife }: Oracle) {
  return fc.property(rowWorlds, ({ deletable, ...world }) => {
    const { age, interval, missedRuns, run, history, snapshot } = world;
    const declared: DeclaredCopies = {
      ...nothing,
      neon: { historySeconds: history * day, deletable, branches: [], snapshotSeconds: snapshot * day },
      purge: {
        intervalSeconds: interval * day,
        runSeconds: run * day,
        toldHistorySeconds: history * day,
        rows: [{ clause: "ip-addresses", ageSeconds: age * day, missedRuns, logged: true }],
      },
    };
    // Neon keeps a deleted project for seven days.
    const softDelete = deletable ? 7 : 0;
    return (
      agrees(copyOf(compose, declared, "ip-addresses", "neon-rows"), rowLife(world) * day) &&
      agrees(
        copyOf(compose, declared, "ip-addresses", "neon-history"),
        neonLife({ ...world, softDelete }) * day,
      )
    );
  });
}

const bucketWorlds = fc.record({
  kind: fc.constantFrom<BucketKind>("recordings", "documents"),
  lifecycle: ticks(95 * 24),
  lock: fc.oneof(fc.constant(0), ticks(95 * 24)),
});

/** A random lifecycle and lock: the same for objects in R2, in hours. */
export function objectsAgree(compose: Composer, { objectLife }: Oracle) {
  return fc.property(bucketWorlds, ({ kind, lifecycle, lock }) => {
    const bucket = { name: "b", holds: kind, lifecycleSeconds: lifecycle * hour, lockSeconds: lock * hour };
    const clause = kind === "recordings" ? "call-audio-and-transcript" : "stored-documents";
    const copy = copyOf(compose, { ...nothing, buckets: [bucket] }, clause, "r2-b");
    const upload = kind === "recordings" ? 1 : 0;
    return agrees(copy, objectLife({ upload, lifecycle, lock, lag: 24 }) * hour);
  });
}

function agrees({ total, verdict }: CopyLife, life: number): boolean {
  return total === life && verdict === (life <= documented ? "met" : "violated");
}

function copyOf(compose: Composer, declared: DeclaredCopies, clause: string, id: string): CopyLife {
  const row = compose(declared, { asOf }).find((candidate) => candidate.clause === clause);
  const copy = row?.copies.find((candidate) => candidate.id === id);
  if (!copy) throw new Error(`${clause} has no copy ${id}`);
  return copy;
}
