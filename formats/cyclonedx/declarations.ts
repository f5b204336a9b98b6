import type { AssessedAttestation, AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import { type Evidence, findingsOf } from "../../judge/evidence.ts";

const assessorRef = "assessor";
const registerRef = "standard-register";

/** The register and each instrument of law as standards with their requirements. */
export function standardsOf({ assessment: { promises }, register, laws }: Evidence) {
  return [
    {
      "bom-ref": registerRef,
      name: "KAITALK register",
      version: register.version,
      description: "What the public page and the register promise.",
      owner: register.organisation.name,
      requirements: promises.map(({ clause, label, statement, documentedOnPage, decidedBy }) => ({
        "bom-ref": requirementRef(clause),
        identifier: clause,
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
export function declarationsOf(evidence: Evidence, stackRef: string) {
  const { assessment, provenance } = evidence;
  const { promises, attestations } = assessment;
  const inForce = attestations.filter((entry) => entry.inForce);
  return {
    assessors: [{ "bom-ref": assessorRef, thirdParty: false, organization: organisation(evidence) }],
    attestations: [
      {
        summary: "Policy packs judged the stack; what they cannot judge is attested by an owner or is a gap.",
        assessor: assessorRef,
        map: promises.map((promise) => ({
          requirement: requirementRef(promise.clause),
          claims: [claimRef(promise.clause)],
          conformance: conformanceOf(promise),
        })),
      },
    ],
    claims: promises.map((promise) => ({
      "bom-ref": claimRef(promise.clause),
      target: stackRef,
      predicate: `${promise.label}: ${promise.verdict}`,
      reasoning: promise.reason,
      [promise.verdict === "violated" ? "counterEvidence" : "evidence"]: [
        evidenceRef(promise.clause),
        ...inForce.filter(({ clauses }) => clauses.includes(promise.clause)).map(({ id }) => attestedRef(id)),
      ],
    })),
    evidence: [
      ...promises.map((promise) => proofOf(promise, assessment, provenance.time)),
      ...inForce.map(attested),
    ],
    targets: { organizations: [{ "bom-ref": "owner", ...organisation(evidence) }] },
  };
}

export function organisation({ register: { organisation: owner } }: Evidence) {
  return { name: owner.name, contact: [{ email: owner.contacts.privacy }] };
}

/** Only what is met conforms; how far short the rest falls, nobody has measured. */
function conformanceOf({ verdict, reason }: AssessedPromise) {
  return { score: verdict === "met" ? 1 : 0, rationale: `${verdict}: ${reason}` };
}

function proofOf(promise: AssessedPromise, assessment: Assessment, created: string) {
  const { clause: id, label, copies } = promise;
  const findings = findingsOf(promise, assessment);
  const digest = sha256(
    canonicalLine({ findings: findings.map((finding) => finding.sha256), copies: copies ?? null }),
  );
  return {
    "bom-ref": evidenceRef(id),
    propertyName: `kaitalk:${id}`,
    description: `${findings.length} findings${copies ? `, ${copies.length} copies` : ""} on: ${label}`,
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

function attested({ id, statement, attestedOn, expiresOn, owner, reference }: AssessedAttestation) {
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
