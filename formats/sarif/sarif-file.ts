import type * as sarif from "sarif";
import type { AssessedFinding, AssessedRule, Assessment } from "../../judge/assessment.ts";
import { canonicalLine } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Severity } from "../../policies/kernel/rule.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { lawTaxonomies, registerTaxonomy, taxonOf } from "./taxonomies.ts";

const levels: Readonly<Record<Severity, sarif.ReportingConfiguration.level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** SARIF has words of its own; a waived violation stays a failure that is suppressed. */
const kinds: Readonly<Record<Verdict, sarif.Result.kind>> = {
  met: "pass",
  violated: "fail",
  waived: "fail",
  unverified: "open",
  gap: "review",
  declared: "review",
  contradicted: "fail",
  error: "open",
  "not-applicable": "notApplicable",
};

/** `results.sarif`: SARIF 2.1.0 with every outcome, passes too; laws and the register are its taxonomies. */
export function sarifFile(evidence: Evidence): [Artefact<Content>] {
  const { assessment, provenance, context } = evidence;
  const { findings, stack, completeness, counts, asOf } = assessment;
  const rules = rulesOf(assessment);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  // Results point to the register, the first taxonomy, by position: there may be hundreds of thousands of them.
  const taxonomies = [registerTaxonomy(evidence), ...lawTaxonomies(evidence)];
  const taxa = new Map(
    assessment.promises.map(({ clause }, index) => [clause, { index, toolComponent: { index: 0 } }] as const),
  );
  const run: sarif.Run = {
    tool: {
      driver: {
        ...driver(evidence),
        supportedTaxonomies: taxonomies.map(({ name, guid }) => ({ name, ...(guid && { guid }) })),
        rules: rules.map((rule) => descriptor(rule, evidence)),
      },
    },
    taxonomies,
    automationDetails: { id: `kaitalk/${stack}/`, guid: stableId("sarif-run", stack) },
    invocations: [
      {
        executionSuccessful: completeness.complete && counts.error === 0,
        commandLine: provenance.command,
        endTimeUtc: provenance.time,
      },
    ],
    artifacts: context.sources.map(({ path, sha256 }) => ({
      location: { uri: path, uriBaseId: "REPOSITORY" },
      hashes: { "sha-256": sha256 },
    })),
    originalUriBaseIds: { REPOSITORY: { description: { text: "Root of the checkout." } } },
    columnKind: "utf16CodeUnits",
    results: [],
    properties: { generated: { ...provenance, rows: findings.length }, asOf },
  };
  const results = {
    *[Symbol.iterator]() {
      for (const finding of findings) yield result(finding, assessment, positions, taxa);
    },
  };
  const log: sarif.Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return [{ path: "results.sarif", content: withResults(log, results), rows: findings.length }];
}

/** The log with its results, one a line, made as they are written. */
function* withResults(log: sarif.Log, results: Iterable<sarif.Result>): Generator<string> {
  const empty = '"results":[]';
  const shell = canonicalLine(log);
  const at = shell.indexOf(empty) + empty.length - 1;
  yield shell.slice(0, at);
  let opening = "\n";
  for (const entry of results) {
    yield opening + canonicalLine(entry);
    opening = ",\n";
  }
  yield `${shell.slice(at)}\n`;
}

function driver({ provenance }: Evidence): sarif.ToolComponent {
  const { generator, version } = provenance;
  return {
    name: generator,
    semanticVersion: version,
    guid: stableId("sarif-driver"),
  };
}

/** The rules of the packs, and any other that a finding names. */
function rulesOf({
  rules,
  findings,
}: Assessment): Pick<AssessedRule, "id" | "severity" | "clauses" | "description" | "remediation">[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Map(
    findings
      .filter(({ rule }) => !known.has(rule))
      .map(({ rule, severity, clauses, remediation }) => [
        rule,
        { id: rule, severity, clauses, description: remediation, remediation },
      ]),
  );
  return [...rules, ...others.values()];
}

function descriptor(
  { id, severity, clauses, description, remediation }: ReturnType<typeof rulesOf>[number],
  evidence: Evidence,
): sarif.ReportingDescriptor {
  return {
    id,
    guid: stableId("rule", id),
    shortDescription: { text: description },
    help: { text: remediation },
    defaultConfiguration: { level: levels[severity] },
    relationships: clauses
      .flatMap((clause) => taxonOf(clause, evidence))
      .map((target) => ({
        target,
        kinds: ["relevant"],
      })),
    properties: { severity, tags: [...clauses] },
  };
}

function result(
  finding: AssessedFinding,
  assessment: Assessment,
  positions: ReadonlyMap<string, number>,
  taxa: ReadonlyMap<string, sarif.ReportingDescriptorReference>,
): sarif.Result {
  const { rule, outcome, severity, message, clauses, sha256 } = finding;
  const kind = kinds[outcome];
  return {
    ruleId: rule,
    ruleIndex: positions.get(rule) ?? -1,
    kind,
    level: kind === "fail" ? levels[severity] : "none",
    message: { text: message },
    locations: locationsOf(finding),
    taxa: clauses.flatMap((clause) => taxa.get(clause) ?? []),
    partialFingerprints: { "ruleAndResource/v1": stableId(rule, finding.urn ?? "") },
    suppressions: suppressionsOf(finding, assessment),
    properties: { outcome, sha256 },
  };
}

function locationsOf({ urn, source }: AssessedFinding): sarif.Location[] {
  if (urn === undefined) return [];
  const logicalLocations = [{ fullyQualifiedName: urn, kind: "resource" }];
  if (!source) return [{ logicalLocations }];
  const artifactLocation = { uri: source.file, uriBaseId: "REPOSITORY" };
  return [{ logicalLocations, physicalLocation: { artifactLocation, region: { startLine: source.line } } }];
}

/** Present and empty where nothing is suppressed: so a reader knows that suppressions were looked for. */
function suppressionsOf({ waiver: id }: AssessedFinding, { waivers }: Assessment): sarif.Suppression[] {
  const waiver = waivers.find((candidate) => candidate.id === id);
  if (!waiver) return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: waiver.reason,
      guid: stableId("waiver", waiver.id),
      properties: {
        ticket: waiver.ticket,
        approver: waiver.approver,
        createdOn: waiver.createdOn,
        expiresOn: waiver.expiresOn,
      },
    },
  ];
}
