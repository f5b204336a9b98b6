import type { ZodType } from "zod";
import { canonicalPieces } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { Artefact } from "../artefact.ts";
import type { Content as FileContent } from "../content.ts";
import { assessmentPlan } from "./assessment-plan.ts";
import { assessmentResults } from "./assessment-results.ts";
import { componentDefinition } from "./component-definition.ts";
import { editionOf, fileNames, type OscalDocument } from "./edition.ts";
import { lawCatalog } from "./law-catalog.ts";
import { mappingCollection } from "./mapping-collection.ts";
import * as assessment from "./model/assessment.ts";
import * as controls from "./model/controls.ts";
import * as implementation from "./model/implementation.ts";
import type { PackFile } from "./pack-files.ts";
import { planOfAction } from "./plan-of-action.ts";
import { profile } from "./profile.ts";
import { promiseCatalog } from "./promise-catalog.ts";
import { systemSecurityPlan } from "./system-security-plan.ts";

/**
 * The OSCAL 1.2 documents under `oscal/`, one at a time. `written` are the files of the pack that are there already; the
 * documents point to them with their digests. Throws where a document would not be OSCAL.
 */
export function* oscalFiles(
  evidence: Evidence,
  written: readonly PackFile[],
): Generator<Artefact<FileContent>> {
  const edition = editionOf(evidence, written);
  yield file(fileNames.lawCatalog, lawCatalog(edition), controls.catalog);
  yield file(fileNames.promiseCatalog, promiseCatalog(edition), controls.catalog);
  yield file(fileNames.profile, profile(edition), controls.profile);
  yield file(fileNames.mapping, mappingCollection(edition), controls.mappingCollection);
  yield file(fileNames.componentDefinition, componentDefinition(edition), implementation.componentDefinition);
  yield file(fileNames.systemSecurityPlan, systemSecurityPlan(edition), implementation.systemSecurityPlan);
  yield file(fileNames.assessmentPlan, assessmentPlan(edition), assessment.assessmentPlan);
  yield file(fileNames.assessmentResults, assessmentResults(edition), assessment.assessmentResults);
  const plan = planOfAction(edition);
  if (plan) yield file(fileNames.planOfAction, plan, assessment.planOfAction);
}

function file<Content>(
  name: string,
  { model, content, rows }: OscalDocument<Content>,
  schema: ZodType<Content>,
): Artefact<FileContent> {
  const { error } = schema.safeParse(content);
  const [issue] = error?.issues ?? [];
  if (issue) throw new Error(`oscal/${name} would not be OSCAL: ${issue.path.join(".")} ${issue.message}`);
  return { path: `oscal/${name}`, content: canonicalPieces({ [model]: content }), rows };
}
