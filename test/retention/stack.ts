import type { Attestation } from "../../register/schema.ts";
import type { DeclaredBucket, DeclaredCopies } from "../../retention/declared.ts";
import { solve } from "../../retention/solve.ts";
import { dayFrom } from "../support/days.ts";

const { neonHistorySeconds, purge, buckets } = solve();

/** A bucket with the lifecycle that its kind asks for and no lock. */
export function bucket(
  kind: "documents" | "recordings",
  parts: Partial<DeclaredBucket> = {},
): DeclaredBucket {
  const lifecycleSeconds = buckets[kind].lifecycleSeconds ?? Number.POSITIVE_INFINITY;
  return { name: `kaitalk-prod-${kind}`, holds: kind, lifecycleSeconds, lockSeconds: 0, ...parts };
}

/** What a stack declares that takes everything from solve(), without recordings. */
export const solvedStack: DeclaredCopies = {
  neon: { historySeconds: neonHistorySeconds, deletable: false, branches: [], snapshotSeconds: 0 },
  purge: {
    intervalSeconds: purge.intervalSeconds,
    runSeconds: purge.runSeconds,
    toldHistorySeconds: neonHistorySeconds,
    rows: purge.rows,
  },
  buckets: [bucket("documents")],
};

/** An attestation as its owner would fill it in. */
export function attestation(id: string, parts: Partial<Attestation> = {}): Attestation {
  return {
    id,
    proof: "account",
    clauses: ["render-logs"],
    subProcessor: "render",
    statement: "It is so.",
    owner: "engineering",
    attestedOn: dayFrom(-30),
    expiresOn: dayFrom(180),
    reference: "ticket",
    closes: "Ask again.",
    ...parts,
  };
}
