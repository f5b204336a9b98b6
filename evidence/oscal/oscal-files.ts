import type { Artefact } from "../artefact.ts";
import type { Dossier } from "../records.ts";
import { assessmentPlan, assessmentResults } from "./assessment.ts";
import { catalog, lawCatalog, mapping } from "./catalogs.ts";
import { componentDefinition } from "./components.ts";
import { planOfAction } from "./plan-of-action.ts";
import { systemSecurityPlan } from "./system-security-plan.ts";

/** The OSCAL 1.2 set: each document refers to the others by file name, and to the same things by the same UUID. */
export function oscalFiles(dossier: Dossier): Artefact[] {
  return [
    ...catalog(dossier),
    lawCatalog(dossier),
    mapping(dossier),
    componentDefinition(dossier),
    systemSecurityPlan(dossier),
    assessmentPlan(dossier),
    assessmentResults(dossier),
    ...planOfAction(dossier),
  ];
}
