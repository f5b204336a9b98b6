import type { AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { contradictionsIn } from "../../judge/contradictions.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { SameFindings } from "../../judge/same-findings.ts";
import { stableId } from "../../judge/uuid.ts";
import { failureOf } from "../../judge/verdict.ts";
import type { Waiver } from "../../register/schema.ts";
import type { Edition } from "./edition.ts";
import type { Observation, Risk } from "./model/assessment.ts";
import type { Property } from "./model/metadata.ts";
import { ruleObservation } from "./observations.ts";
import { ownerRole } from "./parties.ts";
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
  /** ISO date on which an approval of it began; null where nobody approved it. */
  readonly approvedOn: string | null;
  /** ISO date by which it ends, or by which its owner means to close it; null where nobody gave one. */
  readonly endsOn: string | null;
  readonly props: readonly Property[];
  readonly observations: readonly Observation[];
}

/** Findings to fix, waivers, gaps, what a vendor contradicts, and promises that are not met for none of these reasons. */
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
        endsOn: dueOn(id, evidence.assessment),
      }),
    ),
    ...contradicted(evidence.assessment),
  ];
  return [...named, ...unexplained(evidence.assessment, named)];
}

/** What a vendor's documented behaviour breaks, however many promises: whoever attests a shorter time ends it. */
function contradicted({ promises, attestations }: Assessment): OpenPoint[] {
  return contradictionsIn(promises).map(({ because, ends, promises: broken }) => {
    const clauses = [...new Set(broken.map(({ clause }) => clause))];
    const copies = promises
      .filter(({ clause }) => clauses.includes(clause))
      .flatMap((promise) => promise.copies ?? [])
      .filter((copy) => copy.verdict === "contradicted" && ends.includes(copy.ends ?? ends));
    const named = attestations.find(({ id }) => copies.some((copy) => copy.attestations.includes(id)));
    return {
      ...plain,
      key: `contradiction ${clauses.join(" ")}`,
      title: `Contradicted: ${because ?? [...new Set(broken.map(({ label }) => label))].join(", ")}`,
      sentence: broken.map(({ label, why }) => `${label}: ${why}`).join(" "),
      clauses,
      owner: named?.owner ?? null,
      closes: ends,
      endsOn: named?.dueOn ?? null,
      props: own("outcome", "contradicted"),
    };
  });
}

function dueOn(id: string, { attestations }: Assessment): string | null {
  return attestations.find((attestation) => attestation.id === id)?.dueOn ?? null;
}

const plain = {
  owner: null,
  closes: null,
  status: "open" as const,
  approvedOn: null,
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
    approvedOn: createdOn,
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

/**
 * The open point as a risk, with what closes it, the role that does, and a milestone for each date that somebody gave;
 * where nobody gave one, the milestone says whose it is to give.
 */
export function riskOf(point: OpenPoint, evidence: Evidence): Risk {
  const { title, sentence, clauses, owner, status, approvedOn, endsOn, props, observations } = point;
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
    ...(endsOn !== null && { deadline: startOf(endsOn) }),
    "risk-log": {
      entries: [
        {
          uuid: stableId("risk log", uuid),
          title: approvedOn === null ? `Open as of ${evidence.assessment.asOf}` : "Approved for a time",
          start: approvedOn === null ? evidence.provenance.time : startOf(approvedOn),
          ...(approvedOn !== null && endsOn !== null && { end: startOf(endsOn) }),
          "status-change": status,
        },
      ],
    },
    remediations: some(remediation(point, uuid)),
    "related-observations": some(observations.map((seen) => ({ "observation-uuid": seen.uuid }))),
  };
}

type Remediation = NonNullable<Risk["remediations"]>[number];
type Task = NonNullable<Remediation["tasks"]>[number];

function remediation(point: OpenPoint, risk: string): Remediation[] {
  const { key, owner, closes, status, endsOn } = point;
  if (closes === null) return [];
  const by = owner === null ? {} : { "responsible-roles": [{ "role-id": ownerRole(owner) }] };
  const close: Task = {
    uuid: stableId("task", risk),
    type: "action",
    title: markupLine(`Close ${key}`),
    ...by,
  };
  const milestone: Task = {
    uuid: stableId("milestone", risk),
    type: "milestone",
    title: status === "deviation-approved" ? "The approval ends" : "Closed",
    ...(endsOn === null
      ? {
          remarks: `No date is set. ${owner === null ? "No owner is named yet." : `It is for ${owner} to set one.`}`,
        }
      : { timing: { "on-date": { date: startOf(endsOn) } } }),
    ...by,
  };
  return [
    {
      uuid: stableId("remediation", risk),
      lifecycle: "recommendation",
      title: "What closes it",
      description: markup(closes),
      tasks: [close, milestone],
    },
  ];
}

function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}
