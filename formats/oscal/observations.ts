import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import type { AttestationRecord, Dossier, FindingRecord, PromiseRecord } from "../../judge/records.ts";
import { stableId } from "../../judge/uuid.ts";
import { writtenCopy } from "../../judge/written-retention.ts";
import type { CopyLife } from "../../retention/compose.ts";
import { componentUuid } from "./component-definition.ts";
import type { Edition } from "./edition.ts";
import type { Observation } from "./model/assessment.ts";
import { hrefTo } from "./pack-files.ts";
import type { SameFindings } from "./same-findings.ts";
import { itemUuid, systemUuid, tool } from "./system.ts";
import { markup, markupLine, own, some } from "./text.ts";

/** The files of the pack that observations point to, and what each shows. */
const shows = {
  "findings.json": "Every finding and every sum with its digest.",
  "population.json": "Every resource with the digest of its inputs.",
  "matrix.json": "From law to proof and back.",
  "retention-timeline.svg": "The life of every copy, drawn.",
};
export const evidenceFiles: readonly string[] = Object.keys(shows);

/** What a rule saw. */
export function ruleObservation({ uuid, first, findings }: SameFindings, edition: Edition): Observation {
  const { dossier } = edition;
  const isMet = first.outcome === "met" || first.outcome === "not-applicable";
  return {
    ...seen(edition),
    uuid,
    title: markupLine(`${first.rule}: ${first.outcome}`),
    description: markup(first.message),
    methods: ["TEST"],
    types: [isMet ? "control-objective" : "discovery"],
    props: [
      ...own("rule", first.rule),
      ...own("outcome", first.outcome),
      ...own("severity", first.severity),
      ...own("waiver", first.waiver),
      ...(isMet ? [] : findings.flatMap(({ sha256: digest }) => own("finding-sha256", digest))),
      ...(isMet ? [] : findings.flatMap(({ declaredAt }) => own("declared-at", declaredAt))),
    ],
    subjects: findings.map(({ urn }) => (urn === null ? wholeSystem(dossier) : inventoryItem(urn, dossier))),
    "relevant-evidence": evidence(edition, "findings.json", "population.json", "matrix.json"),
  };
}

/** What the arithmetic found of one copy. */
export function copyObservation(clause: string, copy: CopyLife, edition: Edition): Observation {
  return {
    ...seen(edition),
    uuid: copyUuid(clause, copy, edition),
    title: markupLine(`${clause}: ${copy.label}, ${copy.verdict}`),
    description: markup(copy.reason),
    methods: ["TEST"],
    types: [copy.verdict === "met" ? "control-objective" : "discovery"],
    props: [
      ...own("copy", copy.id),
      ...own("outcome", copy.verdict),
      ...own("worst-case-seconds", writtenCopy(copy).total),
      ...own("copy-sha256", sha256(canonicalLine(writtenCopy(copy)))),
    ],
    subjects: [vendor(copy.subProcessor, edition.dossier)],
    "relevant-evidence": evidence(edition, "findings.json", "retention-timeline.svg"),
  };
}

/** What an attestation in force says. */
export function attestationObservation(attestation: AttestationRecord, edition: Edition): Observation {
  const { id, statement, subProcessor, reference, expiresOn } = attestation;
  return {
    ...seen(edition),
    uuid: attestationUuid(attestation, edition),
    title: markupLine(`${id}: attested`),
    description: markup(statement),
    methods: ["EXAMINE"],
    types: ["control-objective"],
    props: [...own("attestation", id), ...own("owner", attestation.owner)],
    subjects: [subProcessor === null ? wholeSystem(edition.dossier) : vendor(subProcessor, edition.dossier)],
    ...(reference !== null && { "relevant-evidence": [{ description: markup(reference) }] }),
    ...(expiresOn !== null && { expires: `${expiresOn}T00:00:00Z` }),
  };
}

/** The observations that a verdict on a promise rests on. */
export function observationsOf(
  { id, retention, findings, attestations }: PromiseRecord,
  uuidOfFinding: ReadonlyMap<FindingRecord, string>,
  edition: Edition,
): string[] {
  return [
    ...new Set(findings.flatMap((finding) => uuidOfFinding.get(finding) ?? [])),
    ...(retention?.copies ?? []).map((copy) => copyUuid(id, copy, edition)),
    ...attestations.filter(({ inForce }) => inForce).map((entry) => attestationUuid(entry, edition)),
  ];
}

function copyUuid(clause: string, copy: CopyLife, { run }: Edition): string {
  return stableId("observation", run, "copy", clause, copy.id);
}

function attestationUuid({ id }: AttestationRecord, { run }: Edition): string {
  return stableId("observation", run, "attestation", id);
}

/** Who saw it, and when. */
function seen({ dossier }: Edition) {
  return {
    collected: dossier.provenance.time,
    origins: [{ actors: [{ type: "tool" as const, "actor-uuid": tool(dossier).uuid }] }],
  };
}

function wholeSystem(dossier: Dossier) {
  return { "subject-uuid": systemUuid(dossier), type: "component" as const, title: "The whole stack" };
}

function inventoryItem(urn: string, dossier: Dossier) {
  return {
    "subject-uuid": itemUuid(dossier, urn),
    type: "inventory-item" as const,
    title: markupLine(urn.slice(urn.lastIndexOf("::") + 2) || urn),
  };
}

function vendor(id: string, { register }: Dossier) {
  const name = register.subProcessors.find((processor) => processor.id === id)?.legalName ?? id;
  return { "subject-uuid": componentUuid(id), type: "component" as const, title: markupLine(name) };
}

function evidence(edition: Edition, ...files: (keyof typeof shows)[]): Observation["relevant-evidence"] {
  return some(
    files.flatMap((path) => hrefTo(edition.files, path).map((href) => ({ href, description: shows[path] }))),
  );
}
