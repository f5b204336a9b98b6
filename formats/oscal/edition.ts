import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { type SameFindings, sameFindings } from "../../judge/same-findings.ts";
import type { Resource } from "./model/metadata.ts";
import { type PackFile, resourceOf } from "./pack-files.ts";

/** One run's set of documents: what was collected, and the files of the pack that they point to. */
export interface Edition {
  readonly evidence: Evidence;
  readonly files: readonly Resource[];
  /** Digest of what decided the run: what is true of one run only carries it in its UUID. */
  readonly run: string;
  readonly findings: readonly SameFindings[];
}

export function editionOf(evidence: Evidence, written: readonly PackFile[]): Edition {
  const { provenance, assessment } = evidence;
  const { project, stack, source, asOf } = assessment;
  const run = sha256(canonicalLine({ provenance, project, stack, source, asOf }));
  return {
    evidence,
    files: written.map(resourceOf),
    run,
    findings: sameFindings(assessment.findings, run),
  };
}

/** The documents and their files, which lie in one folder so that they find each other. */
export const fileNames = {
  lawCatalog: "law-catalog.json",
  promiseCatalog: "promise-catalog.json",
  profile: "profile.json",
  mapping: "mapping-collection.json",
  componentDefinition: "component-definition.json",
  systemSecurityPlan: "system-security-plan.json",
  assessmentPlan: "assessment-plan.json",
  assessmentResults: "assessment-results.json",
  planOfAction: "plan-of-action-and-milestones.json",
} as const;

/** One document: the name of its model, what it says, and how many records it lists. */
export interface OscalDocument<Content> {
  readonly model: string;
  readonly content: Content;
  readonly rows: number;
}
