import type { Attestation } from "../register/schema.ts";

/** Whether an attestation is filled in and in force on the day `asOf` (ISO date); the day it expires on is past its end. */
export function isInForce({ attestedOn, expiresOn, reference }: Attestation, asOf: string): boolean {
  if (attestedOn === null || expiresOn === null || reference === null) return false;
  return attestedOn <= asOf && asOf < expiresOn;
}

/** Why an attestation does not hold, with its owner and what would close the gap. */
export function whatIsMissing(
  { owner, closes, attestedOn, expiresOn, reference }: Attestation,
  asOf: string,
): string {
  const filled = attestedOn !== null && expiresOn !== null && reference !== null;
  const why = filled ? `attested from ${attestedOn} until ${expiresOn}, not on ${asOf}` : "not attested";
  return `${why}; owner ${owner}: ${closes}`;
}
