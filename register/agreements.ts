import type { Agreement } from "./proof.ts";
import type { Attestation } from "./schema.ts";

/** The entry about an agreement with a sub-processor; undefined where there is none, as where none is offered. */
export function agreementWith<Entry extends Pick<Attestation, "agreement" | "subProcessor">>(
  subProcessor: string,
  agreement: Agreement,
  attestations: readonly Entry[],
): Entry | undefined {
  return attestations.find((entry) => entry.agreement === agreement && entry.subProcessor === subProcessor);
}
