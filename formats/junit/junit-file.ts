import type { AssessedFinding, Assessment } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { placeIn } from "../../judge/sentences.ts";
import { failureOf } from "../../judge/verdict.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { escapeMarkup } from "../markup/escape.ts";

/**
 * `results.junit.xml`: one suite a rule, one case a finding, so that every CI shows the run. A first suite without cases
 * says how the file was made.
 */
export function junitFile(evidence: Evidence): [Artefact<Content>] {
  const { findings } = evidence.assessment;
  return [{ path: "results.junit.xml", content: documentOf(evidence), rows: findings.length }];
}

function* documentOf(evidence: Evidence): Generator<string> {
  const { findings } = evidence.assessment;
  const timestamp = evidence.provenance.time;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(totals(findings))}>\n`;
  yield* suite({ name: "provenance", timestamp }, [], properties(evidence));
  for (const [rule, same] of Map.groupBy(findings, ({ rule: id }) => id))
    yield* suite({ name: rule, timestamp }, same, {});
  yield "</testsuites>\n";
}

function properties({ provenance, assessment }: Evidence): Record<string, string> {
  const { inputs, ...made } = provenance;
  const { stack, asOf, findings } = assessment;
  return {
    ...made,
    stack,
    asOf,
    rows: String(findings.length),
    ...Object.fromEntries(inputs.map(({ path, sha256 }) => [`input ${path}`, sha256])),
  };
}

function* suite(
  head: Readonly<Record<string, string>>,
  findings: readonly AssessedFinding[],
  told: Readonly<Record<string, string>>,
): Generator<string> {
  yield `  <testsuite${attributes({ ...head, ...totals(findings) })}>\n`;
  yield* propertiesElement(told, "    ");
  for (const finding of findings) yield testCase(finding);
  yield "  </testsuite>\n";
}

function* propertiesElement(told: Readonly<Record<string, string>>, indent: string): Generator<string> {
  const entries = Object.entries(told);
  if (entries.length === 0) return;
  yield `${indent}<properties>\n`;
  for (const [name, value] of entries) yield `${indent}  <property${attributes({ name, value })}/>\n`;
  yield `${indent}</properties>\n`;
}

function testCase(finding: AssessedFinding): string {
  const { pack, rule, urn, waiver } = finding;
  const file = placeIn(finding);
  const name = `${rule}@${urn ?? "the whole stack"}`;
  const inside = [
    ...propertiesElement(waiver === undefined ? {} : { waiver }, "      "),
    outcomeOf(finding),
  ].join("");
  const head = attributes({ classname: pack, name, ...(file !== null && { file }) });
  return inside === "" ? `    <testcase${head}/>\n` : `    <testcase${head}>\n${inside}    </testcase>\n`;
}

/** Unverified and error are errors of the test, because nothing was shown; a waived violation is skipped. */
function outcomeOf(finding: AssessedFinding): string {
  const { outcome, message, remediation } = finding;
  const words = attributes({ message: `${message} Fix: ${remediation}`, type: outcome });
  switch (resultOf(finding)) {
    case "failures":
      return `      <failure${words}/>\n`;
    case "errors":
      return `      <error${words}/>\n`;
    case "skipped":
      return "      <skipped/>\n";
    default:
      return "";
  }
}

const counted = ["failures", "errors", "skipped"] as const;

function resultOf({ outcome }: AssessedFinding): (typeof counted)[number] | undefined {
  if (outcome === "met") return undefined;
  if (outcome === "error" || failureOf(outcome) === "unverified") return "errors";
  return failureOf(outcome) === "violated" ? "failures" : "skipped";
}

function totals(findings: Assessment["findings"]): Record<string, number> {
  const results = findings.map(resultOf);
  const numbers = counted.map((result) => [result, results.filter((each) => each === result).length]);
  return { tests: findings.length, ...Object.fromEntries(numbers) };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
