import { inWords, toSeconds } from "../register/duration.ts";
import type { ObservationKind } from "../register/proof.ts";
import type { Register } from "../register/schema.ts";

/** A dated look at the running system, as a command wrote it. Holds no secret and no record of a person. */
export interface Observation {
  readonly kind: ObservationKind;
  readonly schemaVersion: 1;
  /** UTC, ISO 8601, by the clock of the system that was looked at. */
  readonly observedAt: string;
  readonly project: string;
  readonly stack: string;
  /** Where it looked, without user, password or options. */
  readonly database: { readonly host: string; readonly name: string };
  readonly facts: readonly ObservedFact[];
}

/** What was seen of one promise; `clause` null where it speaks of the whole system. */
export interface ObservedFact {
  readonly clause: string | null;
  readonly verdict: "met" | "violated" | "unverified" | "not-applicable";
  readonly sentence: string;
}

/** An observation with the file that it came from, and how old it was on the day judged. */
export interface ObservationFile {
  readonly observation: Observation;
  /** Base name of the file. */
  readonly path: string;
  readonly sha256: string;
  readonly content: string;
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
): { readonly shown: true; readonly why?: undefined } | { readonly shown: false; readonly why: string } {
  const seen = observations.files.filter(({ observation }) => observation.kind === kind);
  if (seen.length === 0) return { shown: false, why: "not observed" };
  const fresh = seen.filter(({ observation }) => !isTooOld(observation, observations));
  if (fresh.length === 0) {
    const most = inWords(toSeconds(observations.ages[kind]));
    const last = seen
      .map(({ observation }) => observation.observedAt)
      .toSorted()
      .at(-1);
    return { shown: false, why: `observed on ${last?.slice(0, 10)}, longer ago than ${most}` };
  }
  const facts = fresh.flatMap(({ observation }) => speakingOf(observation, clause));
  const open = facts.find(({ verdict }) => verdict !== "met");
  if (facts.length === 0) return { shown: false, why: "observed, and nothing was seen of this promise" };
  return open ? { shown: false, why: `observed: ${open.sentence.replace(/\.$/, "")}` } : { shown: true };
}

/** Facts of observations in time that speak against a promise. */
export function observedViolations(
  observations: Observations,
): { readonly kind: ObservationKind; readonly clause: string; readonly sentence: string }[] {
  return observations.files
    .filter(({ observation }) => !isTooOld(observation, observations))
    .flatMap(({ observation: { kind, facts } }) =>
      facts.flatMap(({ clause, verdict, sentence }) =>
        verdict === "violated" && clause !== null ? [{ kind, clause, sentence }] : [],
      ),
    );
}

function speakingOf({ facts }: Observation, clause: string): ObservedFact[] {
  return facts.filter((fact) => fact.clause === null || fact.clause === clause);
}

/** Measured from the end of the day judged, so that an observation of that day is never from the future. */
function isTooOld({ kind, observedAt }: Observation, { asOf, ages }: Observations): boolean {
  const day = Date.parse(`${asOf}T00:00:00Z`) / 1000;
  const age = day - Date.parse(observedAt) / 1000;
  return age > toSeconds(ages[kind]) || age < -secondsADay;
}
