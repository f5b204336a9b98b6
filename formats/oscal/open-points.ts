import type { AssessedPromise, Assessment } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { failureOf } from "../../judge/verdict.ts";
import type { Waiver } from "../../register/schema.ts";
import type { Edition } from "./edition.ts";
import type { Observation, Risk } from "./model/assessment.ts";
import type { Property } from "./model/metadata.ts";
import { ruleObservation } from "./observations.ts";
import { ownerRole } from "./parties.ts";
import type { SameFindings } from "./same-findings.ts";
import { markup, markupLine, own, some } from "./text.ts";

/** Something that keeps a promise from being met without reserve. */
export interface OpenPoint {
  readonly key: string;
  readonly title: string;
  readonly sentence: string;
  readonly clauses: readonly string[];
  /** The role that closes it; null where nobody has been named. */
  readonly owner: string | null;
  /** What closes it; null where nobody has said. */
  readonly closes: string | null;
  readonly status: Risk["status"];
  /** ISO date; null where no end is known. */
  readonly endsOn: string | null;
  readonly props: readonly Property[];
  readonly observations: readonly Observation[];
}

/** Findings to fix, waivers, gaps, and promises that are not met for none of these reasons. */
export function openPoints(edition: Edition): OpenPoint[] {
  const { evidence, findings: groups } = edition;
  const named = [
    ...groups.filter(({ first }) => failureOf(first.outcome)).map((group) => toFix(group, edition)),
    ...evidence.assessment.waivers.map((waiver) => waived(waiver, groups, edition)),
    ...evidence.assessment.gaps.map(
      ({ id, clauses, sentence, owner, closes }): OpenPoint => ({
        ...plain,
        key: `gap ${id}`,
        title: `Gap: ${id}`,
        sentence,
        clauses,
        owner,
        closes,
      }),
    ),
  ];
  return [...named, ...unexplained(evidence.assessment, named)];
}

const plain = {
  owner: null,
  closes: null,
  status: "open" as const,
  endsOn: null,
  props: [],
  observations: [],
};

function toFix(group: SameFindings, edition: Edition): OpenPoint {
  const { rule, outcome, message, clauses, severity, remediation } = group.first;
  return {
    ...plain,
    key: `finding ${rule} ${outcome} ${message}`,
    title: `${rule}: ${outcome}`,
    sentence: message,
    clauses,
    closes: remediation,
    props: [...own("rule", rule), ...own("outcome", outcome), ...own("severity", severity)],
    observations: [ruleObservation(group, edition)],
  };
}

function waived(waiver: Waiver, groups: readonly SameFindings[], edition: Edition): OpenPoint {
  const { id, rule, reason, requester, approver, ticket, createdOn, expiresOn } = waiver;
  const same = groups.filter(({ first }) => first.waiver === id);
  const [seen] = same;
  return {
    ...plain,
    key: `waiver ${id}`,
    title: `Waiver: ${id}`,
    sentence: reason,
    clauses: seen?.first.clauses ?? [],
    closes: seen?.first.remediation ?? null,
    status: "deviation-approved",
    endsOn: expiresOn,
    props: [
      ...own("rule", rule),
      ...own("requester", requester),
      ...own("approver", approver),
      ...own("ticket", ticket),
      ...own("created-on", createdOn),
      ...own("expires-on", expiresOn),
    ],
    observations: same.map((group) => ruleObservation(group, edition)),
  };
}

function unexplained({ promises }: Assessment, named: readonly OpenPoint[]): OpenPoint[] {
  const explained = new Set(named.flatMap(({ clauses }) => clauses));
  return promises
    .filter((promise) => isOpen(promise) && !explained.has(promise.clause))
    .map(({ clause, label, verdict, reason }) => ({
      ...plain,
      key: `promise ${clause}`,
      title: `${label}: ${verdict}`,
      sentence: reason,
      clauses: [clause],
    }));
}

/** Neither met nor without anything that it could apply to. */
export function isOpen({ verdict }: AssessedPromise): boolean {
  return verdict !== "met" && verdict !== "not-applicable";
}

export function riskUuid({ key }: OpenPoint, { assessment: { project, stack } }: Evidence): string {
  return stableId("risk", project, stack, key);
}

/** The open point as a risk, with what closes it and the role that does. A deadline only where an end is known. */
export function riskOf(point: OpenPoint, evidence: Evidence): Risk {
  const { key, title, sentence, clauses, owner, closes, status, endsOn, props, observations } = point;
  const uuid = riskUuid(point, evidence);
  return {
    uuid,
    title: markupLine(title),
    description: markup(sentence),
    statement: markup(
      clauses.length > 0
        ? `While this is open, it is not proved that the stack keeps: ${clauses.join(", ")}.`
        : "The register ties it to no single promise.",
    ),
    props: some([...props, ...own("owner", owner), ...clauses.flatMap((clause) => own("clause", clause))]),
    status,
    ...(endsOn !== null && { deadline: `${endsOn}T00:00:00Z` }),
    remediations:
      closes === null
        ? undefined
        : [
            {
              uuid: stableId("remediation", uuid),
              lifecycle: "recommendation",
              title: "What closes it",
              description: markup(closes),
              tasks:
                owner === null
                  ? undefined
                  : [
                      {
                        uuid: stableId("task", uuid),
                        type: "action",
                        title: markupLine(`Close ${key}`),
                        "responsible-roles": [{ "role-id": ownerRole(owner) }],
                      },
                    ],
            },
          ],
    "related-observations": some(observations.map((seen) => ({ "observation-uuid": seen.uuid }))),
  };
}
