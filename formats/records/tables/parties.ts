import type { Register } from "../../../register/schema.ts";
import { blank, declared } from "../cells.ts";
import { registerPath } from "./facts.ts";
import { rowKind } from "./section.ts";

/** Who processes, and how to reach them. The page names a brand and two addresses; the rest is the owner's to say. */
export const parties = rowKind({
  layout: "card",
  heading: "party",
  subjects: ({ evidence }) => [evidence.register.organisation],
  label: ({ name }: Register["organisation"]) => name,
  cells: {
    publishedName: ({ name }) => declared(name, registerPath),
    registeredName: (_, __, say) => blank("legal", say.word("noAddressNote")),
    address: (_, __, say) => blank("legal", say.word("noAddressNote")),
    contact: ({ contacts }) => declared(contacts.privacy, registerPath),
    requests: ({ contacts }) => declared(contacts.dsr, registerPath),
    dataProtectionOfficer: () => blank("privacy"),
    encarregado: () => blank("privacy"),
    representative: () => blank("legal"),
    jointControllers: () => blank("legal"),
    customers: (_, __, say) => blank("privacy", say.word("customersNote")),
    rolesConfirmed: () => blank("legal"),
    dataDepartment: () => blank("privacy"),
    breachRecords: () => blank("privacy"),
    processorContactPerson: () => blank("privacy"),
    accession: () => blank("legal"),
  },
});
