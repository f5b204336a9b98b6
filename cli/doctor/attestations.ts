import type { Attestation } from "../../register/schema.ts";
import { withoutStop } from "../../register/without-stop.ts";
import { isInForce } from "../../retention/attested.ts";
import type { Need } from "./need.ts";

/** What its owner has to attest since no API shows it: agreements, editions with health data, retention settings. */
export function attestationNeeds(attestations: readonly Attestation[], asOf: string): Need[] {
  return attestations.map((attestation) => {
    const inForce = isInForce(attestation, asOf);
    const { subProcessor, statement, owner, closes } = attestation;
    return {
      area: capital(subProcessor ?? "register"),
      what: withoutStop(statement),
      standing: inForce ? "ready" : "gap",
      next: inForce ? "" : `${owner}: ${closes}`,
    };
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
