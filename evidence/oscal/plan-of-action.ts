import type { Waiver } from "../../register/schema.ts";
import type { Artefact } from "../artefact.ts";
import type { Dossier, FindingRecord, GapRecord } from "../records.ts";
import { stableId } from "../uuid.ts";
import { observation, observationId } from "./assessment.ts";
import { files, line, oscalFile, properties } from "./document.ts";

const open: ReadonlySet<string> = new Set(["violated", "unverified", "error"]);

/** Everything that is open: violations, gaps and waivers. None where nothing is, because OSCAL has no empty plan. */
export function planOfAction(dossier: Dossier): Artefact[] {
  const broken = dossier.findings.filter(({ outcome }) => open.has(outcome));
  const observations = Map.groupBy(broken, observationId);
  const items = [
    ...[...observations.values()].map(violation),
    ...dossier.gaps.map(gap),
    ...dossier.waivers.map(({ id, reason }) => ({
      uuid: stableId("poam-item", "waiver", id),
      title: id,
      description: line(reason),
      "related-risks": [{ "risk-uuid": riskId(id) }],
    })),
  ];
  if (items.length === 0) return [];
  return [
    oscalFile(
      dossier,
      {
        file: "plan-of-action-and-milestones",
        model: "plan-of-action-and-milestones",
        title: `What is open in stack ${dossier.stack}`,
        rows: items.length,
      },
      {
        "import-ssp": { href: files["system-security-plan"] },
        ...(observations.size > 0 && {
          observations: [...observations.values()].map((entries) => observation(entries, dossier)),
        }),
        ...(dossier.waivers.length > 0 && { risks: dossier.waivers.map(acceptedRisk) }),
        "poam-items": items,
      },
    ),
  ];
}

function violation(entries: readonly FindingRecord[]) {
  const [first] = entries as readonly [FindingRecord, ...FindingRecord[]];
  return {
    uuid: stableId("poam-item", observationId(first)),
    title: `${first.rule}: ${first.outcome}`,
    description: line(first.message),
    props: properties({ severity: first.severity, remediation: line(first.remediation) }),
    "related-observations": [{ "observation-uuid": observationId(first) }],
  };
}

/** No deadline is written: the owner has given none. */
function gap({ id, sentence, owner, closes, clauses }: GapRecord) {
  return {
    uuid: stableId("poam-item", "gap", id),
    title: id,
    description: line(sentence),
    props: properties({ owner, closes: line(closes), promises: clauses.join(" ") }),
  };
}

function acceptedRisk({ id, rule, urn, reason, requester, approver, ticket, createdOn, expiresOn }: Waiver) {
  return {
    uuid: riskId(id),
    title: id,
    description: `Rule ${rule} is waived on ${urn}.`,
    statement: line(reason),
    props: properties({ requester, approver, ticket, "created-on": createdOn }),
    status: "deviation-approved",
    deadline: `${expiresOn}T00:00:00Z`,
  };
}

function riskId(waiver: string): string {
  return stableId("risk", waiver);
}
