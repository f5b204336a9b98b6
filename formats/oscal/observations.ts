import type {
  AssessedAttestation,
  AssessedCopy,
  AssessedFinding,
  AssessedPromise,
  Assessment,
} from "../../judge/assessment.ts";
import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import { attestationsOf, type Evidence, findingsOf } from "../../judge/evidence.ts";
import type { SameFindings } from "../../judge/same-findings.ts";
import { looksSentence, placeIn } from "../../judge/sentences.ts";
import { stableId } from "../../judge/uuid.ts";
import { readUrn } from "../../register/urn.ts";
import { componentUuid } from "./component-definition.ts";
import type { Edition } from "./edition.ts";
import type { Observation } from "./model/assessment.ts";
import { hrefTo } from "./pack-files.ts";
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

type Look = Assessment["observations"][number];

/** What a rule saw. */
export function ruleObservation({ uuid, first, findings }: SameFindings, edition: Edition): Observation {
  const { evidence } = edition;
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
      ...(isMet ? [] : findings.flatMap((finding) => own("declared-at", placeIn(finding)))),
    ],
    subjects: findings.map(({ urn }) =>
      urn === undefined ? wholeSystem(evidence) : inventoryItem(urn, evidence),
    ),
    "relevant-evidence": linksTo(edition, "findings.json", "population.json", "matrix.json"),
  };
}

/** What the arithmetic found of one copy. */
export function copyObservation(clause: string, copy: AssessedCopy, edition: Edition): Observation {
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
      ...own("worst-case-seconds", copy.total ?? "unknown"),
      ...own("copy-sha256", sha256(canonicalLine(copy))),
    ],
    subjects: [vendor(copy.subProcessor, edition.evidence)],
    "relevant-evidence": linksTo(edition, "findings.json", "retention-timeline.svg"),
  };
}

/** What an attestation in force says. */
export function attestationObservation(attestation: AssessedAttestation, edition: Edition): Observation {
  const { id, statement, subProcessor, reference, expiresOn } = attestation;
  return {
    ...seen(edition),
    uuid: attestationUuid(attestation, edition),
    title: markupLine(`${id}: attested`),
    description: markup(statement),
    methods: ["EXAMINE"],
    types: ["control-objective"],
    props: [...own("attestation", id), ...own("owner", attestation.owner)],
    subjects: [
      subProcessor === null ? wholeSystem(edition.evidence) : vendor(subProcessor, edition.evidence),
    ],
    ...(reference !== null && { "relevant-evidence": [{ description: markup(reference) }] }),
    ...(expiresOn !== null && { expires: `${expiresOn}T00:00:00Z` }),
  };
}

/** A look at the running system, with the day on which it was and the digest of what it wrote down. */
export function lookObservation(look: Look, edition: Edition): Observation {
  const { kind, observedAt, sha256: digest, simulated } = look;
  return {
    ...seen(edition),
    collected: observedAt,
    uuid: lookUuid(look, edition),
    title: markupLine(`${simulated ? "simulated " : ""}${kind}: observed on ${observedAt.slice(0, 10)}`),
    description: markup(looksSentence({ observations: [look] }) ?? kind),
    methods: ["EXAMINE"],
    types: ["discovery"],
    props: [...own("look", kind), ...own("record-sha256", digest)],
    subjects: [wholeSystem(edition.evidence)],
  };
}

/** The observations that a verdict on a promise rests on. */
export function observationsOf(
  promise: AssessedPromise,
  uuidOfFinding: ReadonlyMap<AssessedFinding, string>,
  edition: Edition,
): string[] {
  const { assessment } = edition.evidence;
  const { clause, copies = [], legs } = promise;
  return [
    ...new Set(findingsOf(promise, assessment).flatMap((finding) => uuidOfFinding.get(finding) ?? [])),
    ...copies.map((copy) => copyUuid(clause, copy, edition)),
    ...attestationsOf(promise, assessment)
      .filter(({ inForce }) => inForce)
      .map((entry) => attestationUuid(entry, edition)),
    ...assessment.observations
      .filter(({ kind }) => legs.some(({ by, observedOn }) => observedOn !== undefined && by.includes(kind)))
      .map((look) => lookUuid(look, edition)),
  ];
}

function lookUuid({ kind, sha256: digest }: Look, { run }: Edition): string {
  return stableId("observation", run, "look", kind, digest);
}

function copyUuid(clause: string, copy: AssessedCopy, { run }: Edition): string {
  return stableId("observation", run, "copy", clause, copy.id);
}

function attestationUuid({ id }: AssessedAttestation, { run }: Edition): string {
  return stableId("observation", run, "attestation", id);
}

/** Who saw it, and when. */
function seen({ evidence }: Edition) {
  return {
    collected: evidence.provenance.time,
    origins: [{ actors: [{ type: "tool" as const, "actor-uuid": tool(evidence).uuid }] }],
  };
}

function wholeSystem(evidence: Evidence) {
  return { "subject-uuid": systemUuid(evidence), type: "component" as const, title: "The whole stack" };
}

function inventoryItem(urn: string, evidence: Evidence) {
  return {
    "subject-uuid": itemUuid(evidence, urn),
    type: "inventory-item" as const,
    title: markupLine(readUrn(urn).name || urn),
  };
}

function vendor(id: string, { register }: Evidence) {
  const name = register.subProcessors.find((processor) => processor.id === id)?.legalName ?? id;
  return { "subject-uuid": componentUuid(id), type: "component" as const, title: markupLine(name) };
}

function linksTo(edition: Edition, ...files: (keyof typeof shows)[]): Observation["relevant-evidence"] {
  return some(
    files.flatMap((path) => hrefTo(edition.files, path).map((href) => ({ href, description: shows[path] }))),
  );
}
