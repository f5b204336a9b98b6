import type * as sarif from "sarif";
import { canonicalLine } from "../../judge/canonical-json.ts";
import type { Dossier, FindingRecord, RuleRecord } from "../../judge/records.ts";
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
export function sarifFile(dossier: Dossier): [Artefact<Content>] {
  const { findings } = dossier;
  const rules = rulesOf(dossier);
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  // Results point to the register, the first taxonomy, by position: there may be hundreds of thousands of them.
  const taxonomies = [registerTaxonomy(dossier), ...lawTaxonomies(dossier)];
  const taxa = new Map(
    dossier.promises.map(({ id }, index) => [id, { index, toolComponent: { index: 0 } }] as const),
  );
  const run: sarif.Run = {
    tool: {
      driver: {
        ...driver(dossier),
        supportedTaxonomies: taxonomies.map(({ name, guid }) => ({ name, ...(guid && { guid }) })),
        rules: rules.map((rule) => descriptor(rule, dossier)),
      },
    },
    taxonomies,
    automationDetails: { id: `kaitalk/${dossier.stack}/`, guid: stableId("sarif-run", dossier.stack) },
    invocations: [
      {
        executionSuccessful: dossier.reconciliation.complete && dossier.counts.error === 0,
        commandLine: dossier.provenance.command,
        endTimeUtc: dossier.provenance.time,
      },
    ],
    artifacts: dossier.sources.map(({ path, sha256 }) => ({
      location: { uri: path, uriBaseId: "REPOSITORY" },
      hashes: { "sha-256": sha256 },
    })),
    originalUriBaseIds: { REPOSITORY: { description: { text: "Root of the checkout." } } },
    columnKind: "utf16CodeUnits",
    results: [],
    properties: { generated: { ...dossier.provenance, rows: findings.length }, asOf: dossier.asOf },
  };
  const results = {
    *[Symbol.iterator]() {
      for (const finding of findings) yield result(finding, dossier, positions, taxa);
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

function driver({ provenance }: Dossier): sarif.ToolComponent {
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
}: Dossier): Pick<RuleRecord, "id" | "severity" | "clauses" | "description" | "remediation">[] {
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
  dossier: Dossier,
): sarif.ReportingDescriptor {
  return {
    id,
    guid: stableId("rule", id),
    shortDescription: { text: description },
    help: { text: remediation },
    defaultConfiguration: { level: levels[severity] },
    relationships: clauses
      .flatMap((clause) => taxonOf(clause, dossier))
      .map((target) => ({
        target,
        kinds: ["relevant"],
      })),
    properties: { severity, tags: [...clauses] },
  };
}

function result(
  finding: FindingRecord,
  dossier: Dossier,
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
    suppressions: suppressionsOf(finding, dossier),
    properties: { outcome, sha256 },
  };
}

function locationsOf({ urn, declaredAt }: FindingRecord): sarif.Location[] {
  if (urn === null) return [];
  const logicalLocations = [{ fullyQualifiedName: urn, kind: "resource" }];
  const [, uri, line] = /^(.+):(\d+)$/.exec(declaredAt ?? "") ?? [];
  if (uri === undefined) return [{ logicalLocations }];
  const artifactLocation = { uri, uriBaseId: "REPOSITORY" };
  return [{ logicalLocations, physicalLocation: { artifactLocation, region: { startLine: Number(line) } } }];
}

/** Present and empty where nothing is suppressed: so a reader knows that suppressions were looked for. */
function suppressionsOf({ waiver: id }: FindingRecord, { waivers }: Dossier): sarif.Suppression[] {
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
