import type { AssessedFinding } from "../../judge/assessment.ts";
import { canonicalLine } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { otherResults } from "../../judge/other-results.ts";
import { type SameFindings, sameFindings } from "../../judge/same-findings.ts";
import { stableId } from "../../judge/uuid.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Severity } from "../../policies/kernel/rule.ts";
import { readUrn } from "../../register/urn.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";

/** Numbers and names of the classification. Source: OCSF schema 1.6.0, class Compliance Finding. */
const version = "1.6.0";
const event = {
  activity_id: 1,
  activity_name: "Create",
  category_uid: 2,
  category_name: "Findings",
  class_uid: 2003,
  class_name: "Compliance Finding",
  type_uid: 200301,
  type_name: "Compliance Finding: Create",
} as const;
const severities: Readonly<Record<Severity, readonly [id: number, name: string]>> = {
  low: [2, "Low"],
  medium: [3, "Medium"],
  high: [4, "High"],
  critical: [5, "Critical"],
};
const informational = [1, "Informational"] as const;
const statuses: Readonly<Record<Verdict, readonly [id: number, name: string]>> = {
  met: [1, "Pass"],
  violated: [3, "Fail"],
  contradicted: [3, "Fail"],
  gap: [2, "Warning"],
  declared: [2, "Warning"],
  waived: [2, "Warning"],
  unverified: [0, "Unknown"],
  error: [0, "Unknown"],
  "not-applicable": [99, "Not applicable"],
};

/**
 * `results.ocsf.json`: OCSF Compliance Findings, one event a line in a list: what a rule says alike of several resources
 * is one event on all of them, and each promise, gap and rule without subjects is one.
 */
export function ocsfFile(evidence: Evidence): [Artefact<Content>] {
  const { assessment, provenance } = evidence;
  const others = otherResults(assessment).map(
    (other): SameFindings => ({
      uuid: stableId("ocsf", other.rule),
      first: other,
      findings: [other],
    }),
  );
  const groups = [...sameFindings(assessment.findings, provenance.time), ...others];
  return [{ path: "results.ocsf.json", content: listed(groups, evidence), rows: groups.length }];
}

function* listed(groups: readonly SameFindings[], evidence: Evidence): Generator<string> {
  let opening = "[\n";
  for (const group of groups) {
    yield opening + canonicalLine(findingEvent(group, evidence));
    opening = ",\n";
  }
  yield opening.startsWith("[") ? "[]\n" : "\n]\n";
}

function findingEvent({ uuid, first, findings }: SameFindings, evidence: Evidence) {
  const { rule, pack, outcome, severity, message, remediation, clauses, waiver } = first;
  const { assessment, provenance, register, laws } = evidence;
  const cited = new Set(
    assessment.promises.flatMap(({ clause, law }) => (clauses.includes(clause) ? law : [])),
  );
  const cards = laws.filter(({ id }) => cited.has(id));
  const [statusId, status] = statuses[outcome];
  const isFine = outcome === "met" || outcome === "not-applicable";
  const [severityId, severityName] = isFine ? informational : severities[severity];
  return {
    ...event,
    time: Date.parse(provenance.time),
    severity_id: severityId,
    severity: severityName,
    status_id: outcome === "waived" ? 3 : 1,
    status: outcome === "waived" ? "Suppressed" : "New",
    message,
    metadata: {
      version,
      uid: uuid,
      product: {
        name: provenance.generator,
        version: provenance.version,
        vendor_name: register.organisation.name,
      },
    },
    finding_info: { uid: uuid, title: `${rule}: ${outcome}`, desc: message, types: [pack] },
    compliance: {
      control: rule,
      standards: [...new Set(["KAITALK register", ...cards.map(({ instrument }) => instrument)])],
      requirements: [...clauses, ...cards.map(({ instrument, article }) => `${instrument} ${article}`)],
      status_id: statusId,
      status,
      status_detail: outcome,
    },
    resources: findings.map((finding) => resourceOf(finding, evidence)),
    remediation: { desc: remediation },
    unmapped: { outcome, ...(waiver !== undefined && { waiver }), commit: provenance.commit },
  };
}

/** A promise or a gap is about the stack as a whole. */
function resourceOf({ urn, type }: AssessedFinding, { assessment: { project, stack } }: Evidence) {
  if (urn === undefined) return { uid: `${project}/${stack}`, name: stack, type: "stack" };
  return { uid: urn, name: readUrn(urn).name || urn, ...(type !== undefined && { type }) };
}
