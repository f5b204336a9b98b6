import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import type { AttestationRecord, Dossier, PromiseRecord } from "../../judge/records.ts";
import { writtenRetention } from "../../judge/written-retention.ts";

const assessorRef = "assessor";
const registerRef = "standard-register";

/** The register and each instrument of law as standards with their requirements. */
export function standardsOf({ register, promises, laws }: Dossier) {
  return [
    {
      "bom-ref": registerRef,
      name: "KAITALK register",
      version: register.version,
      description: "What the public page and the register promise.",
      owner: register.organisation.name,
      requirements: promises.map(({ id, label, statement, documentedOnPage, decidedBy }) => ({
        "bom-ref": requirementRef(id),
        identifier: id,
        title: label,
        text: statement,
        properties: [
          { name: "kaitalk:onPublicPage", value: String(documentedOnPage) },
          ...(decidedBy === null ? [] : [{ name: "kaitalk:decidedBy", value: decidedBy }]),
        ],
      })),
    },
    ...[...Map.groupBy(laws, ({ instrument }) => instrument)].map(([instrument, cards]) => ({
      "bom-ref": `standard-${instrument}`,
      name: instrument,
      description: "Articles in our own words; not legal advice.",
      requirements: cards.map(({ id, article, summary }) => ({
        "bom-ref": `law-${id}`,
        identifier: id,
        title: `${instrument} ${article}`,
        text: summary,
      })),
    })),
  ];
}

/** One claim a promise with its evidence, and one self-attestation that maps requirements to claims. */
export function declarationsOf(dossier: Dossier, stackRef: string) {
  const { promises, attestations, provenance } = dossier;
  const inForce = attestations.filter((entry) => entry.inForce);
  return {
    assessors: [{ "bom-ref": assessorRef, thirdParty: false, organization: organisation(dossier) }],
    attestations: [
      {
        summary: "Policy packs judged the stack; what they cannot judge is attested by an owner or is a gap.",
        assessor: assessorRef,
        map: promises.map((promise) => ({
          requirement: requirementRef(promise.id),
          claims: [claimRef(promise.id)],
          conformance: conformanceOf(promise),
        })),
      },
    ],
    claims: promises.map((promise) => ({
      "bom-ref": claimRef(promise.id),
      target: stackRef,
      predicate: `${promise.label}: ${promise.verdict}`,
      reasoning: promise.reason,
      [promise.verdict === "violated" ? "counterEvidence" : "evidence"]: [
        evidenceRef(promise.id),
        ...inForce.filter(({ clauses }) => clauses.includes(promise.id)).map(({ id }) => attestedRef(id)),
      ],
    })),
    evidence: [...promises.map((promise) => evidenceOf(promise, provenance.time)), ...inForce.map(attested)],
    targets: { organizations: [{ "bom-ref": "owner", ...organisation(dossier) }] },
  };
}

export function organisation({ register: { organisation: owner } }: Dossier) {
  return { name: owner.name, contact: [{ email: owner.contacts.privacy }] };
}

/** Only what is met conforms; how far short the rest falls, nobody has measured. */
function conformanceOf({ verdict, reason }: PromiseRecord) {
  return { score: verdict === "met" ? 1 : 0, rationale: `${verdict}: ${reason}` };
}

function evidenceOf({ id, label, findings, retention }: PromiseRecord, created: string) {
  const digest = sha256(
    canonicalLine({
      findings: findings.map((finding) => finding.sha256),
      retention: retention && writtenRetention(retention),
    }),
  );
  return {
    "bom-ref": evidenceRef(id),
    propertyName: `kaitalk:${id}`,
    description: `${findings.length} findings${retention ? `, ${retention.copies.length} copies` : ""} on: ${label}`,
    data: [
      {
        name: "SHA-256 of the records in findings.json that the claim rests on",
        contents: { attachment: { contentType: "text/plain", content: digest } },
        classification: "evidence",
      },
    ],
    created,
  };
}

function attested({ id, statement, attestedOn, expiresOn, owner, reference }: AttestationRecord) {
  return {
    "bom-ref": attestedRef(id),
    propertyName: `kaitalk:attestation:${id}`,
    description: `${statement} Owner: ${owner}. Reference: ${reference}`,
    created: `${attestedOn}T00:00:00Z`,
    expires: `${expiresOn}T00:00:00Z`,
  };
}

function requirementRef(clause: string): string {
  return `clause-${clause}`;
}

function claimRef(clause: string): string {
  return `claim-${clause}`;
}

function evidenceRef(clause: string): string {
  return `evidence-${clause}`;
}

function attestedRef(attestation: string): string {
  return `attested-${attestation}`;
}
