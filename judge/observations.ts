import { z } from "zod";
import { inWords, toSeconds } from "../register/duration.ts";
import { type ObservationKind, observationKinds } from "../register/proof.ts";
import type { Register } from "../register/schema.ts";
import { withoutStop } from "../register/without-stop.ts";

const fact = z.looseObject({
  /** null where it speaks of the whole system. */
  clause: z.string().nullable(),
  verdict: z.enum(["met", "violated", "unverified", "not-applicable"]),
  sentence: z.string().min(1),
  attestation: z.string().optional(),
});

/** What a command that looks at the running system writes; whatever else stands there is for people. */
export const observationSchema = z.looseObject({
  kind: z.enum(observationKinds),
  schemaVersion: z.literal(1),
  observedAt: z.iso.datetime(),
  project: z.string().min(1),
  stack: z.string().min(1),
  database: z.strictObject({ host: z.string(), name: z.string() }).optional(),
  facts: z.array(fact).min(1),
});

/** What was seen of one promise. */
export interface ObservedFact {
  readonly clause: string | null;
  readonly verdict: "met" | "violated" | "unverified" | "not-applicable";
  readonly sentence: string;
  /** The attestation whose statement was seen, or seen otherwise. */
  readonly attestation?: string;
}

/** A dated look at the running system, as a command wrote it. Holds no secret and no record of a person. */
export interface Observation {
  readonly kind: ObservationKind;
  readonly schemaVersion: 1;
  /** UTC, ISO 8601, by the clock of the system that was looked at. */
  readonly observedAt: string;
  readonly project: string;
  readonly stack: string;
  /** Where it looked, without user, password or options; absent for the vendors' accounts. */
  readonly database?: { readonly host: string; readonly name: string };
  /** Vendors of the sandbox were looked at, which shows nothing of an account. */
  readonly simulated?: true;
  readonly facts: readonly ObservedFact[];
}

/** An observation with the file that it came from, and how old it was on the day judged. */
export interface ObservationFile {
  readonly observation: Observation;
  /** Base name of the file. */
  readonly path: string;
  readonly sha256: string;
  readonly content: string;
  /** Fingerprint of the key that was named and has signed it. */
  readonly signedBy?: string;
  /** From a folder that is to be signed, and for which no key answers. */
  readonly unanswered?: true;
}

/** The observations that a judgement was handed, held against their longest age. */
export interface Observations {
  readonly asOf: string;
  readonly ages: Register["proof"]["observations"];
  readonly files: readonly ObservationFile[];
}

const secondsADay = 86_400;

/** Whether an observation shows its leg of a promise; if not, why. Too old counts as absent, and is said. */
export function standingOf(
  observations: Observations,
  kind: ObservationKind,
  clause: string,
):
  | { readonly shown: true; readonly on: string; readonly why?: undefined }
  | { readonly shown: false; readonly on?: undefined; readonly why: string } {
  const seen = observations.files.filter(({ observation }) => observation.kind === kind);
  if (seen.length === 0) return { shown: false, why: "not observed" };
  const fresh = seen.filter(({ observation }) => isInTime(observation, observations));
  if (fresh.length === 0) {
    const most = inWords(toSeconds(observations.ages[kind]));
    return { shown: false, why: `observed on ${latest(seen)}, longer ago than ${most}` };
  }
  const facts = fresh.flatMap((file) => speakingOf(file, clause));
  const open = facts.find(({ verdict }) => verdict !== "met");
  if (facts.length === 0 && !fresh.some(isAnsweredFor))
    return { shown: false, why: `observed on ${latest(fresh)}, in a record that no named key has signed` };
  if (facts.length === 0) return { shown: false, why: "observed, and nothing was seen of this promise" };
  return open
    ? { shown: false, why: `observed: ${withoutStop(open.sentence)}` }
    : { shown: true, on: latest(fresh) };
}

/** Facts of observations in time that speak against a promise. */
export function observedViolations(
  observations: Observations,
): { readonly kind: ObservationKind; readonly clause: string; readonly sentence: string }[] {
  return observations.files
    .filter(({ observation }) => isInTime(observation, observations))
    .flatMap(({ observation: { kind, facts } }) =>
      facts.flatMap(({ clause, verdict, sentence }) =>
        verdict === "violated" && clause !== null ? [{ kind, clause, sentence }] : [],
      ),
    );
}

/** What was seen of an attestation's statement, in time; undefined where nobody could look. The worst of several counts. */
export function attestationSeen(
  observations: Observations,
  id: string,
):
  | {
      readonly kind: ObservationKind;
      readonly verdict: ObservedFact["verdict"];
      readonly sentence: string;
      readonly on: string;
    }
  | undefined {
  const facts = observations.files
    .filter(({ observation }) => isInTime(observation, observations))
    .flatMap((file) =>
      factsOf(file).flatMap(({ attestation, verdict, sentence }) => {
        const { kind, observedAt } = file.observation;
        return attestation === id ? [{ kind, verdict, sentence, on: observedAt.slice(0, 10) }] : [];
      }),
    );
  return (
    facts.find(({ verdict }) => verdict === "violated") ??
    facts.find(({ verdict }) => verdict !== "met") ??
    facts[0]
  );
}

/** ISO date. */
function latest(files: readonly ObservationFile[]): string {
  return (
    files
      .map(({ observation }) => observation.observedAt.slice(0, 10))
      .toSorted()
      .at(-1) ?? ""
  );
}

function speakingOf(file: ObservationFile, clause: string): ObservedFact[] {
  return factsOf(file).filter((fact) => fact.clause === null || fact.clause === clause);
}

/** Anybody can write a record of accounts, and what lies beside it: without a key that answers for it nothing in it speaks for a promise. */
function factsOf(file: ObservationFile): readonly ObservedFact[] {
  const { facts } = file.observation;
  return isAnsweredFor(file) ? facts : facts.filter(({ verdict }) => verdict !== "met");
}

function isAnsweredFor({ observation: { kind }, signedBy, unanswered }: ObservationFile): boolean {
  return signedBy !== undefined || (kind !== "account" && !unanswered);
}

/** What does not lie between its longest age and the day judged says nothing of that day. */
function isInTime({ kind, observedAt }: Observation, { asOf, ages }: Observations): boolean {
  const age = (Date.parse(`${asOf}T00:00:00Z`) - Date.parse(observedAt)) / 1000;
  return age <= toSeconds(ages[kind]) && age > -secondsADay;
}
