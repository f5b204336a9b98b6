import fc from "fast-check";
import { clause } from "../../register/clauses.ts";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import type { BucketKind } from "../../retention/buckets.ts";
import type { CopyLife, compose } from "../../retention/compose.ts";
import type { DeclaredCopies } from "../../retention/declared.ts";
import { operatingLimits } from "../../retention/operating-limits.ts";
import type * as oracle from "./oracle.ts";
import { attestation } from "./stack.ts";

/** What the composer is held against; tests also pass one with a planted fault. */
export type Oracle = Pick<typeof oracle, "rowLife" | "neonLife" | "objectLife" | "vendorLife">;
export type Composer = typeof compose;

export const asOf = books().register.value.version;
const day = 86_400;
const hour = 3_600;
const period = (id: Parameters<typeof clause>[0]) => toSeconds((clause(id) as { duration: string }).duration);
const secondsOf = (fact: string) => toSeconds(vendorFact(fact).duration ?? "P0D");

/** Nothing of Neon, nothing in R2. */
const nothing: DeclaredCopies = {
  neon: { historySeconds: 0, deletable: false, branches: [], snapshotSeconds: 0 },
  purge: null,
  buckets: [],
};

const ticks = (max: number, min = 0) => fc.integer({ min, max });
/** Days somewhat longer than the promise, so that both sides of it are tried. */
const beyond = (seconds: number) => Math.ceil(seconds / day) + 5;

const rowWorlds = fc.record({
  age: ticks(beyond(period("ip-addresses"))),
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
    const softDelete = deletable ? secondsOf("neon-project-soft-delete") / day : 0;
    const documented = period("ip-addresses");
    return (
      agrees(copyOf(compose, declared, "ip-addresses", "neon-rows"), rowLife(world) * day, { documented }) &&
      agrees(
        copyOf(compose, declared, "ip-addresses", "neon-history"),
        neonLife({ ...world, softDelete }) * day,
        { documented, isUsual: true },
      )
    );
  });
}

const bucketWorlds = fc.record({
  kind: fc.constantFrom<BucketKind>("recordings", "documents"),
  upload: ticks(48),
  lifecycle: ticks(beyond(period("stored-documents")) * 24),
  lock: fc.oneof(fc.constant(0), ticks(beyond(period("stored-documents")) * 24)),
});

/** A random wait, lifecycle and lock: the same for objects in R2, in hours. */
export function objectsAgree(compose: Composer, { objectLife }: Oracle) {
  return fc.property(bucketWorlds, ({ kind, upload, lifecycle, lock }) => {
    const bucket = { name: "b", holds: kind, lifecycleSeconds: lifecycle * hour, lockSeconds: lock * hour };
    const [promise, copy, proof] =
      kind === "recordings"
        ? (["call-audio-and-transcript", "r2-recordings-b", "twilio-recording-deletion"] as const)
        : (["stored-documents", "r2-documents-b", "files-made-with-records"] as const);
    const lag = secondsOf("r2-lifecycle-lag") / hour;
    const found = copyOf(compose, { ...nothing, buckets: [bucket] }, promise, copy, {
      [proof]: `PT${upload}H`,
    });
    const life = objectLife({ upload, lifecycle, lock, lag }) * hour;
    return agrees(found, life, { documented: period(promise), isUsual: true });
  });
}

const requestWorlds = fc.record({
  asked: ticks(150),
  shorter: fc.option(ticks(20, 1), { nil: undefined }),
});

/** A request after a random time, and perhaps a shorter period agreed with Twilio: the same for its records, in days. */
export function requestsAgree(compose: Composer, { vendorLife }: Oracle) {
  return fc.property(requestWorlds, ({ asked, shorter }) => {
    const processing = secondsOf("twilio-deletion-processing") / day;
    const sinceCreation = secondsOf("twilio-phone-number-deletion") / day;
    const copy = copyOf(compose, nothing, "call-metadata", "twilio-call-records", {
      "twilio-deletion-requests": `P${asked}D`,
      ...(shorter !== undefined && { "twilio-deletion-period": `P${shorter}D` }),
    });
    const life =
      vendorLife(
        shorter === undefined
          ? { asked, processing, sinceCreation }
          : { asked, processing: shorter, sinceCreation: 0 },
      ) * day;
    return copy.total === life && copy.verdict === (life <= period("call-metadata") ? "met" : "contradicted");
  });
}

function agrees(
  { total, verdict }: CopyLife,
  life: number,
  { documented, isUsual = false }: { readonly documented: number; readonly isUsual?: boolean },
): boolean {
  const room = isUsual ? operatingLimits.usualMarginSeconds : 0;
  const within = documented - life < room ? "gap" : "met";
  return total === life && verdict === (life <= documented ? within : "violated");
}

/** One copy as composed, with attestations of these durations in force. */
function copyOf(
  compose: Composer,
  declared: DeclaredCopies,
  promise: string,
  id: string,
  attested: Readonly<Record<string, string>> = {},
): CopyLife {
  const attestations = books().attestations.value.attestations.map((entry) =>
    entry.id in attested ? attestation(entry.id, { duration: attested[entry.id] }) : entry,
  );
  const row = compose(declared, { asOf, attestations }).find((candidate) => candidate.clause === promise);
  const copy = row?.copies.find((candidate) => candidate.id === id);
  if (!copy) throw new Error(`${promise} has no copy ${id}`);
  return copy;
}
