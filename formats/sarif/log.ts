import type * as sarif from "sarif";
import type { AssessedFinding } from "../../judge/assessment.ts";
import { canonicalLine } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { docsPage, repository } from "../../policies/kernel/repository.ts";

/** Everything of a run but its results and taxonomies. `rows` counts the results. */
export function runOf(
  evidence: Evidence,
  rules: readonly sarif.ReportingDescriptor[],
  rows: number,
): sarif.Run {
  const { assessment, provenance, context } = evidence;
  const { stack, completeness, counts, asOf } = assessment;
  return {
    tool: {
      driver: {
        name: provenance.generator,
        semanticVersion: provenance.version,
        informationUri: docsPage("policies/README.md"),
        guid: stableId("sarif-driver"),
        rules: [...rules],
      },
    },
    automationDetails: { id: `kaitalk/${stack}/`, guid: stableId("sarif-run", stack) },
    invocations: [
      {
        executionSuccessful: completeness.complete && counts.error === 0,
        commandLine: provenance.command,
        endTimeUtc: provenance.time,
      },
    ],
    versionControlProvenance: [
      {
        repositoryUri: repository,
        ...(context.commit !== "unknown" && { revisionId: context.commit }),
        mappedTo: { uriBaseId: "REPOSITORY" },
      },
    ],
    originalUriBaseIds: { REPOSITORY: { description: { text: "Root of the checkout." } } },
    columnKind: "utf16CodeUnits",
    results: [],
    properties: { generated: { ...provenance, rows }, asOf },
  };
}

/** The log with its results, one a line, made as they are written. */
export function* logOf(run: sarif.Run, results: Iterable<sarif.Result>): Generator<string> {
  const log: sarif.Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
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

/** The line that stands for the stack as a whole: the project's own file. */
const projectFile = { file: "Pulumi.yaml", line: 1 };

/** The resource and the line that declares it; what is about no resource stands at the project's own file. */
export function locationOf({ urn, source }: Pick<AssessedFinding, "urn" | "source">): sarif.Location {
  const place = source ?? (urn === undefined ? projectFile : undefined);
  return {
    logicalLocations: [
      urn === undefined
        ? { fullyQualifiedName: "the whole stack", kind: "module" }
        : { fullyQualifiedName: urn, kind: "resource" },
    ],
    ...(place && { physicalLocation: physical(place) }),
  };
}

/** The same for readers who show a result in a file alone. */
export function fileLocationOf(finding: Pick<AssessedFinding, "urn" | "source">): sarif.Location {
  return { physicalLocation: physical(projectFile), ...locationOf(finding) };
}

function physical({ file, line }: NonNullable<AssessedFinding["source"]>): sarif.PhysicalLocation {
  return { artifactLocation: { uri: file, uriBaseId: "REPOSITORY" }, region: { startLine: line } };
}
