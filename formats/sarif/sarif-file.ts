import type * as sarif from "sarif";
import type { AssessedFinding, Assessment } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { otherResults } from "../../judge/other-results.ts";
import { stableId } from "../../judge/uuid.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { locationOf, logOf, runOf } from "./log.ts";
import { descriptor, levels, reportedRules } from "./rules.ts";
import { lawTaxonomies, registerTaxonomy } from "./taxonomies.ts";

/** SARIF has words of its own; a waived violation stays a failure that is suppressed. */
const kinds: Readonly<Record<Verdict, sarif.Result.kind>> = {
  met: "pass",
  violated: "fail",
  waived: "fail",
  unverified: "open",
  gap: "review",
  declared: "review",
  contradicted: "fail",
  error: "open",
  "not-applicable": "notApplicable",
};

/**
 * `results.sarif`: SARIF 2.1.0 with every outcome, passes too, and with every promise, gap and rule without subjects;
 * laws and the register are its taxonomies.
 */
export function sarifFile(evidence: Evidence): [Artefact<Content>] {
  const { assessment, context } = evidence;
  const { findings, promises } = assessment;
  const others = otherResults(assessment);
  const rules = reportedRules(evidence, others);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  // Results point to the register, the first taxonomy, by position: there may be hundreds of thousands of them.
  const taxonomies = [registerTaxonomy(evidence), ...lawTaxonomies(evidence)];
  const taxa = new Map(
    promises.map(({ clause }, index) => [clause, { index, toolComponent: { index: 0 } }] as const),
  );
  const rows = findings.length + others.length;
  const run = runOf(
    evidence,
    rules.map((rule) => descriptor(rule, evidence)),
    rows,
  );
  run.tool.driver.supportedTaxonomies = taxonomies.map(({ name, guid }) => ({ name, ...(guid && { guid }) }));
  run.taxonomies = taxonomies;
  run.artifacts = context.sources.map(({ path, sha256 }) => ({
    location: { uri: path, uriBaseId: "REPOSITORY" },
    hashes: { "sha-256": sha256 },
  }));
  const results = {
    *[Symbol.iterator]() {
      for (const finding of findings) yield result(finding, assessment, positions, taxa);
      for (const other of others) yield result(other, assessment, positions, taxa);
    },
  };
  return [{ path: "results.sarif", content: logOf(run, results), rows }];
}

function result(
  finding: AssessedFinding,
  assessment: Assessment,
  positions: ReadonlyMap<string, number>,
  taxa: ReadonlyMap<string, sarif.ReportingDescriptorReference>,
): sarif.Result {
  const { rule, outcome, severity, message, clauses, sha256 } = finding;
  const kind = kinds[outcome];
  return {
    ruleId: rule,
    ruleIndex: positions.get(rule) ?? -1,
    kind,
    level: kind === "fail" ? levels[severity] : "none",
    message: { text: message },
    locations: [locationOf(finding)],
    taxa: clauses.flatMap((clause) => taxa.get(clause) ?? []),
    partialFingerprints: { "ruleAndResource/v1": stableId(rule, finding.urn ?? "") },
    suppressions: suppressionsOf(finding, assessment),
    properties: { outcome, sha256 },
  };
}

/** Present and empty where nothing is suppressed: so a reader knows that suppressions were looked for. */
function suppressionsOf({ waiver: id }: AssessedFinding, { waivers }: Assessment): sarif.Suppression[] {
  const waiver = waivers.find((candidate) => candidate.id === id);
  if (!waiver) return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: waiver.reason,
      guid: stableId("waiver", waiver.id),
      properties: {
        ticket: waiver.ticket,
        approver: waiver.approver,
        createdOn: waiver.createdOn,
        expiresOn: waiver.expiresOn,
      },
    },
  ];
}
