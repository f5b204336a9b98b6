import { agreementWith } from "../../../register/agreements.ts";
import { unnamedEnds } from "../../../register/data-flows.ts";
import type { SubProcessor } from "../../../register/schema.ts";
import { asSure, blank, declared, judged } from "../cells.ts";
import { inList, type Language } from "../language.ts";
import type { Cell } from "../model.ts";
import { type Facts, promisesOf, registerPath } from "./facts.ts";
import { rowKind } from "./section.ts";

/** A company that receives data of the record; `vendor` is null for one that neither the page nor the register names. */
interface Recipient {
  readonly label: string;
  readonly vendor: SubProcessor | null;
}

type Fill = (vendor: SubProcessor, facts: Facts, say: Language) => Cell;

/** A cell of a company that is named; blank for one that is not. */
function ofNamed(fill: Fill): (recipient: Recipient, facts: Facts, say: Language) => Cell {
  return ({ vendor }, facts, say) =>
    vendor === null ? blank("privacy", say.word("unnamedCompany")) : fill(vendor, facts, say);
}

/** Companies that receive data of the record. */
export const recipients = rowKind({
  layout: "list",
  heading: "recipient",
  subjects: ({ vendors, flows }) => [
    ...vendors.map((vendor): Recipient => ({ label: vendor.legalName, vendor })),
    ...unnamedEnds(flows).map(({ label }): Recipient => ({ label, vendor: null })),
  ],
  label: ({ label, vendor }: Recipient, say) => (vendor === null ? say.text(label) : label),
  cells: {
    listing: ofNamed((_, facts, say) => {
      const promises = promisesOf(facts, ["sub-processor-list"]);
      return judged(asSure(say.word("listed"), promises, say), promises, registerPath);
    }),
    service: ofNamed(({ purpose }, _, say) => declared(say.text(purpose), registerPath)),
    dataReceived: ofNamed(({ dataCategories }, _, say) =>
      declared(inList(dataCategories.map((category) => say.text(category))), registerPath),
    ),
    agreement: ofNamed(agreement),
    address: ofNamed((_, __, say) => blank("legal", say.word("noAddressNote"))),
    contactPerson: ofNamed(() => blank("privacy")),
    responsibilities: ofNamed(() => blank("legal")),
    relation: ofNamed((_, __, say) =>
      declared(say.word("noTransfer"), registerPath, say.word("counselMechanism")),
    ),
    subcontractors: ofNamed(() => blank("legal")),
    ownership: ofNamed(() => blank("legal")),
    secrecy: ofNamed(() => blank("legal")),
    deletionAtEnd: ofNamed(() => blank("legal")),
    authorities: ofNamed(() => blank("legal")),
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
