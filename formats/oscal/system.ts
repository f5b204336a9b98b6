import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import type { SystemComponent } from "./model/implementation.ts";
import { markup, own } from "./text.ts";

/** The stack as a whole. */
export function systemUuid({ assessment: { project, stack } }: Evidence): string {
  return stableId("system", project, stack);
}

export function systemId(evidence: Evidence) {
  return { "identifier-type": "http://ietf.org/rfc/rfc4122", id: systemUuid(evidence) };
}

export function itemUuid({ assessment: { project, stack } }: Evidence, urn: string): string {
  return stableId("inventory item", project, stack, urn);
}

/** The statement of the plan that says how the stack keeps a promise. */
export function planStatementUuid({ assessment: { project, stack } }: Evidence, promise: string): string {
  return stableId("plan statement", project, stack, promise);
}

/** This project as the tool that assesses. */
export function tool({ provenance }: Evidence): SystemComponent {
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
