import { agreementWith } from "../../../register/agreements.ts";
import type { SubProcessor } from "../../../register/schema.ts";
import { asSure, blank, declared, judged } from "../cells.ts";
import { inList, type Language } from "../language.ts";
import type { Cell } from "../model.ts";
import { type Facts, promisesOf, registerPath } from "./facts.ts";
import { rowKind } from "./section.ts";

/** Companies that receive data of the record. */
export const recipients = rowKind({
  layout: "list",
  heading: "recipient",
  subjects: (facts) => facts.vendors,
  label: ({ legalName }: SubProcessor) => legalName,
  cells: {
    listing: (_, facts, say) => {
      const promises = promisesOf(facts, ["sub-processor-list"]);
      return judged(asSure(say.word("listed"), promises, say), promises, registerPath);
    },
    service: ({ purpose }, _, say) => declared(say.text(purpose), registerPath),
    dataReceived: ({ dataCategories }, _, say) =>
      declared(inList(dataCategories.map((category) => say.text(category))), registerPath),
    agreement,
    address: (_, __, say) => blank("legal", say.word("noAddressNote")),
    contactPerson: () => blank("privacy"),
    responsibilities: () => blank("legal"),
  },
});

/** The attestation that is in force, else a blank for whoever should attest it. */
function agreement({ id }: SubProcessor, { evidence }: Facts, say: Language): Cell {
  const attestation = agreementWith(id, "dpa", evidence.assessment.attestations);
  if (attestation?.inForce && attestation.reference !== null && attestation.attestedOn !== null)
    return declared(
      say.word("attestedAgreement", { reference: attestation.reference, date: attestation.attestedOn }),
      "register/attestations.yaml",
    );
  return blank(attestation?.owner ?? "legal");
}

/** The same companies as seen from a processor. */
export const subProcessors = rowKind({ ...recipients, heading: "subProcessor" });
