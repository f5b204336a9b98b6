import type {
  AssessedAttestation,
  AssessedFinding,
  AssessedPromise,
  Assessment,
} from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { toneOf } from "../../judge/verdict.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { objectiveId } from "./identifiers.ts";
import { implementationOf } from "./implementation-status.ts";
import { headOf } from "./metadata.ts";
import type { AssessmentResults, Finding, ReviewedControls } from "./model/assessment.ts";
import {
  attestationObservation,
  copyObservation,
  lookObservation,
  observationsOf,
  ruleObservation,
} from "./observations.ts";
import { isOpen, type OpenPoint, openPoints, riskOf, riskUuid } from "./open-points.ts";
import { organisationUuid, ownerRole } from "./parties.ts";
import { planStatementUuid } from "./system.ts";
import { count, markup, markupLine, own, ownNamespace, some } from "./text.ts";

type Result = AssessmentResults["results"][number];

/** One run: what every rule, sum and attestation showed, and what follows for each promise. */
export function assessmentResults(edition: Edition): OscalDocument<AssessmentResults> {
  const result = resultOf(edition);
  const rows = (result.observations?.length ?? 0) + (result.findings?.length ?? 0);
  const title = `The ${edition.evidence.assessment.stack} stack of KAITALK as judged`;
  return {
    model: "assessment-results",
    rows,
    content: {
      ...headOf(edition, fileNames.assessmentResults, title, rows),
      "import-ap": { href: fileNames.assessmentPlan },
      results: [result],
      "back-matter": edition.files.length > 0 ? { resources: [...edition.files] } : undefined,
    },
  };
}

function resultOf(edition: Edition): Result {
  const { evidence, run, findings: groups } = edition;
  const { assessment, provenance } = evidence;
  const { stack, asOf, promises, attestations, counts, completeness } = assessment;
  const points = openPoints(edition);
  const uuidOfFinding = new Map(
    groups.flatMap(({ uuid, findings }) => findings.map((finding) => [finding, uuid] as const)),
  );
  const inForce = attestations.filter((attestation) => attestation.inForce);
  const reviewed = promises.filter(({ verdict }) => verdict !== "not-applicable");
  return {
    uuid: stableId("result", run),
    title: markupLine(`Stack ${stack} as of ${asOf}`),
    description: markup(summary(assessment)),
    start: provenance.time,
    end: provenance.time,
    props: [
      ...own("source", assessment.source),
      ...own("as-of", asOf),
      ...Object.entries(counts).flatMap(([verdict, number]) => own(`promises-${verdict}`, number)),
      ...own("resources-declared", completeness.planned),
      ...own("resources-judged", completeness.judged),
      ...own("resources-out-of-scope", completeness.outOfScope.length),
      ...own("resources-unaccounted", completeness.unjudged.length),
      ...own("complete", completeness.complete),
    ],
    "reviewed-controls": reviewedControls(assessment),
    attestations: some(inForce.map((attestation) => attested(attestation, evidence))),
    observations: some([
      ...groups.map((group) => ruleObservation(group, edition)),
      ...promises.flatMap(({ clause, copies = [] }) =>
        copies.map((copy) => copyObservation(clause, copy, edition)),
      ),
      ...inForce.map((attestation) => attestationObservation(attestation, edition)),
      ...assessment.observations.map((look) => lookObservation(look, edition)),
    ]),
    risks: some(points.map((point) => riskOf(point, evidence))),
    findings: some(reviewed.map((promise) => finding(promise, points, uuidOfFinding, edition))),
  };
}

function summary({ findings, completeness, counts, promises }: Assessment): string {
  const { planned, judged, outOfScope, complete } = completeness;
  return [
    `${count(findings.length, "finding")} of rules on ${count(planned, "resource")}:`,
    `${judged} judged, ${outOfScope.length} out of scope for a reason,`,
    complete ? "none unaccounted for." : "and the counts do not agree: the judgement is not complete.",
    `${counts.met} of ${count(promises.length, "promise")} met.`,
  ].join(" ");
}

function reviewedControls({ promises }: Assessment): ReviewedControls {
  const idle = promises.filter(({ verdict }) => verdict === "not-applicable");
  return {
    description:
      idle.length > 0
        ? "Every promise, but for those that nothing in this stack could break."
        : "Every promise of the profile.",
    "control-selections": [
      {
        "include-all": {},
        "exclude-controls": some(idle.map(({ clause }) => ({ "control-id": clause }))),
      },
    ],
    "control-objective-selections": [
      {
        "include-all": {},
        "exclude-objectives": some(idle.map(({ clause }) => ({ "objective-id": objectiveId(clause) }))),
      },
    ],
  };
}

/** The promise's own verdict, in the two states that OSCAL knows: only what is met is satisfied. */
function finding(
  promise: AssessedPromise,
  points: readonly OpenPoint[],
  uuidOfFinding: ReadonlyMap<AssessedFinding, string>,
  edition: Edition,
): Finding {
  const { clause: id, label, statement, verdict, reason, documented, actual } = promise;
  const { evidence, run } = edition;
  const risks = isOpen(promise) ? points.filter(({ clauses }) => clauses.includes(id)) : [];
  const failure = toneOf(verdict) === "bad" ? "fail" : "other";
  return {
    uuid: stableId("finding", run, id),
    title: markupLine(`${label}: ${verdict}`),
    description: markup(statement),
    props: [...own("verdict", verdict), ...own("documented", documented), ...own("actual", actual)],
    target: {
      type: "objective-id",
      "target-id": objectiveId(id),
      status: {
        state: verdict === "met" ? "satisfied" : "not-satisfied",
        reason: verdict === "met" ? "pass" : failure,
        remarks: markup(reason),
      },
      "implementation-status": implementationOf(promise, evidence),
    },
    "implementation-statement-uuid": planStatementUuid(evidence, id),
    "related-observations": some(
      observationsOf(promise, uuidOfFinding, edition).map((uuid) => ({ "observation-uuid": uuid })),
    ),
    "related-risks": some(risks.map((point) => ({ "risk-uuid": riskUuid(point, evidence) }))),
  };
}

function attested(
  { id, owner, statement, attestedOn, expiresOn, reference, clauses }: AssessedAttestation,
  evidence: Evidence,
): NonNullable<Result["attestations"]>[number] {
  return {
    "responsible-parties": [{ "role-id": ownerRole(owner), "party-uuids": [organisationUuid(evidence)] }],
    parts: [
      {
        name: "attestation",
        ns: ownNamespace,
        title: markupLine(id),
        prose: markup(statement),
        props: [
          ...own("attested-on", attestedOn),
          ...own("expires-on", expiresOn),
          ...own("reference", reference),
          ...clauses.flatMap((clause) => own("clause", clause)),
        ],
      },
    ],
  };
}
