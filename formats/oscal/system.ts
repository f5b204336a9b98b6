import type { Dossier } from "../../judge/records.ts";
import { stableId } from "../../judge/uuid.ts";
import type { SystemComponent } from "./model/implementation.ts";
import { markup, own } from "./text.ts";

/** The stack as a whole. */
export function systemUuid({ project, stack }: Dossier): string {
  return stableId("system", project, stack);
}

export function systemId(dossier: Dossier) {
  return { "identifier-type": "http://ietf.org/rfc/rfc4122", id: systemUuid(dossier) };
}

export function itemUuid({ project, stack }: Dossier, urn: string): string {
  return stableId("inventory item", project, stack, urn);
}

/** The statement of the plan that says how the stack keeps a promise. */
export function planStatementUuid({ project, stack }: Dossier, promise: string): string {
  return stableId("plan statement", project, stack, promise);
}

/** This project as the tool that assesses. */
export function tool({ provenance }: Dossier): SystemComponent {
  return {
    uuid: stableId("component", "tool", provenance.generator),
    type: "software",
    title: markup(provenance.generator),
    description:
      "Judges the declared, previewed or applied stack against the register, and writes these documents.",
    props: own("version", provenance.version),
    status: { state: "operational" },
  };
}
