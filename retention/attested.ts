import type { Attestation } from "../register/schema.ts";

/** Whether an attestation is filled in and holds on the day `asOf` (ISO date). */
export function holds({ attestedOn, expiresOn, reference }: Attestation, asOf: string): boolean {
  if (attestedOn === null || expiresOn === null || reference === null) return false;
  return attestedOn <= asOf && asOf <= expiresOn;
}

/** Why an attestation does not hold, with its owner and what would close the gap. */
export function whatIsMissing(attestation: Attestation, asOf: string): string {
  const { owner, closes, attestedOn, expiresOn } = attestation;
  const expired =
    expiresOn !== null && expiresOn < asOf ? `attested on ${attestedOn}, expired on ${expiresOn}` : "";
  return `${expired || "not attested"}; owner ${owner}: ${closes}`;
}
