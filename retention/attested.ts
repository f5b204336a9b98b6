import { toSeconds } from "../register/duration.ts";
import { InputError } from "../register/input-error.ts";
import type { Attestation } from "../register/schema.ts";
import type { Term } from "./copies.ts";

/** What is attested, and on which day (ISO) it must hold. */
export interface Proofs {
  readonly attestations: readonly Attestation[];
  readonly asOf: string;
}

/** Whether an attestation is filled in and in force on the day `asOf` (ISO date); the day it expires on is past its end. */
export function isInForce({ attestedOn, expiresOn, reference }: Attestation, asOf: string): boolean {
  if (attestedOn === null || expiresOn === null || reference === null) return false;
  return attestedOn <= asOf && asOf < expiresOn;
}

/** The entry of an attestation. Throws `InputError` where there is none: an open point needs an owner. */
export function entryOf(id: string, { attestations }: Proofs): Attestation {
  const entry = attestations.find((candidate) => candidate.id === id);
  if (entry) return entry;
  throw new InputError([
    `register/attestations.yaml: entry "${id}" is missing; add it with its owner and what would close it.`,
  ]);
}

/** The shortest time that the attestations in force name in the place of a term's own; undefined where none names one. */
export function attestedTerm(
  { label, phase }: Pick<Term, "label" | "phase">,
  shortenedBy: readonly string[],
  proofs: Proofs,
): Term | undefined {
  const [shortest] = shortenedBy
    .map((id) => entryOf(id, proofs))
    .filter((entry) => isInForce(entry, proofs.asOf))
    .flatMap(({ id, duration }) => (duration === undefined ? [] : [{ id, seconds: toSeconds(duration) }]))
    .toSorted((one, other) => one.seconds - other.seconds);
  if (!shortest) return undefined;
  return {
    ...(phase && { phase }),
    label: `${label}, attested`,
    seconds: shortest.seconds,
    source: `register/attestations.yaml ${shortest.id}`,
    of: "attested",
  };
}

/** Why an attestation does not hold, or does not suffice, with its owner and what would close the gap. */
export function whatIsMissing(entry: Attestation, asOf: string): string {
  const { owner, closes, attestedOn, expiresOn, reference } = entry;
  const filled = attestedOn !== null && expiresOn !== null && reference !== null;
  const open = filled ? `attested from ${attestedOn} until ${expiresOn}, not on ${asOf}` : "not attested";
  const why = isInForce(entry, asOf) ? `attested until ${expiresOn}` : open;
  return `${why}; owner ${owner}: ${closes}`;
}
