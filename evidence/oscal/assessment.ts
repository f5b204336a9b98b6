import type { Artefact } from "../artefact.ts";
import type { AttestationRecord, Dossier, FindingRecord, PromiseRecord } from "../records.ts";
import { stableId } from "../uuid.ts";
import { files, line, oscalFile, properties, roleId, statementId } from "./document.ts";
import { inventoryId } from "./system-security-plan.ts";

const toolId = stableId("component", "kaitalk-check");
const everything = { "control-selections": [{ "include-all": {} }] };

/** What is assessed, with which rules: one activity a rule. */
export function assessmentPlan(dossier: Dossier): Artefact {
  const { rules, provenance } = dossier;
  return oscalFile(
    dossier,
    {
      file: "assessment-plan",
      model: "assessment-plan",
      title: "Every rule on every resource",
      rows: rules.length,
    },
    {
      "import-ssp": { href: files["system-security-plan"] },
      ...(rules.length > 0 && {
        "local-definitions": {
          activities: rules.map(({ id, pack, severity, clauses, description, file, test }) => ({
            uuid: stableId("activity", id),
            title: id,
            description,
            props: properties({
              method: "TEST",
              pack,
              severity,
              file: file.path,
              "file-sha256": file.sha256,
              test: test.path,
              "test-sha256": test.sha256,
            }),
            "related-controls": {
              "control-selections": [
                { "include-controls": clauses.map((clause) => ({ "control-id": clause })) },
              ],
            },
          })),
        },
      }),
      "reviewed-controls": everything,
      "assessment-subjects": [{ type: "inventory-item", "include-all": {} }],
      "assessment-assets": {
        components: [
          {
            uuid: toolId,
            type: "software",
            title: provenance.generator,
            description: "Policy packs that judge the plan or the state of the stack.",
            props: properties({ version: provenance.version, commit: provenance.commit }),
            status: { state: "operational" },
          },
        ],
        "assessment-platforms": [
          { uuid: stableId("platform"), "uses-components": [{ "component-uuid": toolId }] },
        ],
      },
    },
  );
}

/** What the rules found: an observation a rule and outcome, a finding a promise, an attestation in force a part. */
export function assessmentResults(dossier: Dossier): Artefact {
  const { promises, findings, attestations, provenance, stack, asOf } = dossier;
  const observations = [...Map.groupBy(findings, observationId).values()];
  const inForce = attestations.filter((entry) => entry.inForce);
  return oscalFile(
    dossier,
    {
      file: "assessment-results",
      model: "assessment-results",
      title: `Results for stack ${stack} as of ${asOf}`,
      rows: promises.length,
    },
    {
      "import-ap": { href: files["assessment-plan"] },
      results: [
        {
          uuid: stableId("result", stack, provenance.time),
          title: `Stack ${stack} as of ${asOf}`,
          description: `${findings.length} checks of ${dossier.rules.length} rules on ${dossier.resources.length} resources.`,
          start: provenance.time,
          end: provenance.time,
          props: properties({
            declared: String(dossier.reconciliation.declared),
            judged: String(dossier.reconciliation.judged),
            "out-of-scope": String(dossier.reconciliation.outOfScope),
            complete: dossier.reconciliation.complete ? "yes" : "no",
          }),
          "reviewed-controls": everything,
          ...(inForce.length > 0 && { attestations: inForce.map(attestation) }),
          ...(observations.length > 0 && {
            observations: observations.map((entries) => observation(entries, dossier)),
          }),
          findings: promises.map(finding),
        },
      ],
    },
  );
}

/** Findings of one rule with one outcome and message are one observation with many subjects. */
export function observationId({ rule, outcome, message }: FindingRecord): string {
  return stableId("observation", rule, outcome, message);
}

/** Findings with the same {@link observationId}, one at least. */
export function observation(entries: readonly FindingRecord[], { provenance }: Dossier) {
  const [first] = entries as readonly [FindingRecord, ...FindingRecord[]];
  const subjects = entries.flatMap(({ urn }) =>
    urn === null ? [] : [{ "subject-uuid": inventoryId(urn), type: "inventory-item", title: urn }],
  );
  return {
    uuid: observationId(first),
    title: first.rule,
    description: first.message,
    props: properties({
      outcome: first.outcome,
      severity: first.severity,
      remediation: line(first.remediation),
    }),
    methods: ["TEST"],
    types: ["control-objective"],
    origins: [{ actors: [{ type: "tool", "actor-uuid": toolId }] }],
    ...(subjects.length > 0 && { subjects }),
    "relevant-evidence": [
      {
        href: "../findings.json",
        description: "The records, each with its digest.",
        props: entries.flatMap(({ sha256 }) => properties({ "record-sha256": sha256 })),
      },
    ],
    collected: provenance.time,
  };
}

function finding(promise: PromiseRecord) {
  const related = [...new Set(promise.findings.map(observationId))];
  return {
    uuid: findingId(promise.id),
    title: promise.label,
    description: line(promise.reason),
    props: properties({
      verdict: promise.verdict,
      documented: line(promise.documented),
      actual: line(promise.actual),
    }),
    target: { type: "statement-id", "target-id": statementId(promise.id), status: targetStatus(promise) },
    ...(related.length > 0 && {
      "related-observations": related.map((id) => ({ "observation-uuid": id })),
    }),
  };
}

export function findingId(clause: string): string {
  return stableId("finding", clause);
}

/** OSCAL knows two states; only a promise that is met is satisfied. */
function targetStatus({ verdict }: PromiseRecord) {
  if (verdict === "met") return { state: "satisfied", reason: "pass" };
  return { state: "not-satisfied", reason: verdict === "violated" ? "fail" : "other" };
}

function attestation({ id, statement, owner, reference, attestedOn, expiresOn }: AttestationRecord) {
  return {
    parts: [
      {
        uuid: stableId("attestation", id),
        name: "attestation",
        title: id,
        props: properties({
          owner: roleId(owner),
          reference,
          "attested-on": attestedOn,
          "expires-on": expiresOn,
        }),
        prose: statement,
      },
    ],
  };
}
