import type { AttestationRecord, Dossier, FindingRecord, PromiseRecord } from "../../judge/records.ts";
import { stableId } from "../../judge/uuid.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { objectiveId } from "./identifiers.ts";
import { headOf } from "./metadata.ts";
import type { AssessmentResults, Finding, ReviewedControls } from "./model/assessment.ts";
import { attestationObservation, copyObservation, observationsOf, ruleObservation } from "./observations.ts";
import { isOpen, type OpenPoint, openPoints, riskOf, riskUuid } from "./open-points.ts";
import { organisationUuid, ownerRole } from "./parties.ts";
import { planStatementUuid } from "./system.ts";
import { count, markup, markupLine, own, ownNamespace, some } from "./text.ts";

type Result = AssessmentResults["results"][number];

/** One run: what every rule, sum and attestation showed, and what follows for each promise. */
export function assessmentResults(edition: Edition): OscalDocument<AssessmentResults> {
  const result = resultOf(edition);
  const rows = (result.observations?.length ?? 0) + (result.findings?.length ?? 0);
  const title = `The ${edition.dossier.stack} stack of KAITALK as judged`;
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
  const { dossier, run, findings: groups } = edition;
  const { stack, asOf, promises, attestations, counts, reconciliation, provenance } = dossier;
  const points = openPoints(edition);
  const uuidOfFinding = new Map(
    groups.flatMap(({ uuid, findings }) => findings.map((finding) => [finding, uuid] as const)),
  );
  const inForce = attestations.filter((attestation) => attestation.inForce);
  const reviewed = promises.filter(({ verdict }) => verdict !== "not-applicable");
  return {
    uuid: stableId("result", run),
    title: markupLine(`Stack ${stack} as of ${asOf}`),
    description: markup(summary(dossier)),
    start: provenance.time,
    end: provenance.time,
    props: [
      ...own("source", dossier.source),
      ...own("as-of", asOf),
      ...Object.entries(counts).flatMap(([verdict, number]) => own(`promises-${verdict}`, number)),
      ...own("resources-declared", reconciliation.declared),
      ...own("resources-judged", reconciliation.judged),
      ...own("resources-out-of-scope", reconciliation.outOfScope),
      ...own("resources-unaccounted", reconciliation.unaccounted.length),
      ...own("complete", reconciliation.complete),
    ],
    "reviewed-controls": reviewedControls(dossier),
    attestations: some(inForce.map((attestation) => attested(attestation, dossier))),
    observations: some([
      ...groups.map((group) => ruleObservation(group, edition)),
      ...promises.flatMap(({ id, retention }) =>
        (retention?.copies ?? []).map((copy) => copyObservation(id, copy, edition)),
      ),
      ...inForce.map((attestation) => attestationObservation(attestation, edition)),
    ]),
    risks: some(points.map((point) => riskOf(point, dossier))),
    findings: some(reviewed.map((promise) => finding(promise, points, uuidOfFinding, edition))),
  };
}

function summary({ findings, reconciliation, counts, promises }: Dossier): string {
  const { declared, judged, outOfScope, complete } = reconciliation;
  return [
    `${count(findings.length, "finding")} of rules on ${count(declared, "resource")}:`,
    `${judged} judged, ${outOfScope} out of scope for a reason,`,
    complete ? "none unaccounted for." : "and the counts do not agree: the judgement is not complete.",
    `${counts.met} of ${count(promises.length, "promise")} met.`,
  ].join(" ");
}

function reviewedControls({ promises }: Dossier): ReviewedControls {
  const idle = promises.filter(({ verdict }) => verdict === "not-applicable");
  return {
    description:
      idle.length > 0
        ? "Every promise, but for those that nothing in this stack could break."
        : "Every promise of the profile.",
    "control-selections": [
      {
        "include-all": {},
        "exclude-controls": some(idle.map(({ id }) => ({ "control-id": id }))),
      },
    ],
  };
}

/** The promise's own verdict, in the two states that OSCAL knows: only what is met is satisfied. */
function finding(
  promise: PromiseRecord,
  points: readonly OpenPoint[],
  uuidOfFinding: ReadonlyMap<FindingRecord, string>,
  edition: Edition,
): Finding {
  const { id, label, statement, verdict, reason, documented, actual } = promise;
  const { dossier, run } = edition;
  const risks = isOpen(promise) ? points.filter(({ clauses }) => clauses.includes(id)) : [];
  const failure = verdict === "violated" ? "fail" : "other";
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
    },
    "implementation-statement-uuid": planStatementUuid(dossier, id),
    "related-observations": some(
      observationsOf(promise, uuidOfFinding, edition).map((uuid) => ({ "observation-uuid": uuid })),
    ),
    "related-risks": some(risks.map((point) => ({ "risk-uuid": riskUuid(point, dossier) }))),
  };
}

function attested(
  { id, owner, statement, attestedOn, expiresOn, reference, clauses }: AttestationRecord,
  dossier: Dossier,
): NonNullable<Result["attestations"]>[number] {
  return {
    "responsible-parties": [{ "role-id": ownerRole(owner), "party-uuids": [organisationUuid(dossier)] }],
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
