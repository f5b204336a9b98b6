import type { Books } from "./books.ts";
import { inWords, toSeconds } from "./duration.ts";
import type { Problems } from "./problems.ts";

/** A page that others can open, or the number of a ticket or document, such as LEGAL-412 or DPA-2026-3. */
const references = [
  /^https:\/\/(?!.*@)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/\S*)?$/i,
  /^[A-Z][A-Za-z0-9]*([-/][A-Za-z0-9]+)*[-/]\d+([-/.]\d+)*$/,
];

/** What an attestation says must be able to be so: days in their order, a validity that is not too long, a reference. */
export function checkAttestations({ register, attestations: file }: Books, found: Problems): void {
  const { earliest, attestations: longest } = register.value.proof;
  for (const [index, entry] of file.value.attestations.entries()) {
    const { proof, agreement, subProcessor, attestedOn, expiresOn, reference } = entry;
    const report = (field: string, sentence: string) =>
      found.report(file, ["attestations", index, field], sentence);
    if (agreement !== undefined && (subProcessor === null || proof !== "paper"))
      report("agreement", "an agreement is a proof by paper with one sub-processor; name it.");
    if (reference !== null && !references.some((form) => form.test(reference)))
      report(
        "reference",
        "is neither a https address nor the number of a ticket or document, such as LEGAL-412; name what others can open.",
      );
    if (attestedOn !== null && attestedOn < earliest)
      report("attestedOn", `is before ${earliest}, the earliest day of a proof; attest it anew.`);
    if (attestedOn === null || expiresOn === null) continue;
    const seconds = (Date.parse(expiresOn) - Date.parse(attestedOn)) / 1000;
    if (seconds <= 0) report("expiresOn", "an attestation ends after the day that it was made.");
    else if (seconds > toSeconds(longest[proof]))
      report(
        "expiresOn",
        `a proof by ${proof} lasts at most ${inWords(toSeconds(longest[proof]))}, and this one ${inWords(seconds)}; attest it anew in time.`,
      );
  }
}
