import type { AssessedFinding } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { type OtherResult, otherResults } from "../../judge/other-results.ts";
import { failureOf } from "../../judge/verdict.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { escapeMarkup } from "../markup/escape.ts";

/**
 * `results.junit.xml`: one suite a rule, one case a finding, so that every CI shows the run; then a suite of promises, of
 * gaps, and of rules without subjects. A first suite without cases says how the file was made. By the schema that
 * Jenkins reads: a case has no place of its own, so its file and line stand in its output.
 */
export function junitFile(evidence: Evidence): [Artefact<Content>] {
  const others = otherResults(evidence.assessment);
  const rows = evidence.assessment.findings.length + others.length;
  return [{ path: "results.junit.xml", content: documentOf(evidence, others), rows }];
}

const suiteOf = { rule: "rules without subjects", promise: "promises", gap: "gaps" } as const;

function* documentOf(evidence: Evidence, others: readonly OtherResult[]): Generator<string> {
  const { findings } = evidence.assessment;
  const timestamp = evidence.provenance.time;
  const { skipped: _, ...all } = totals([...findings, ...others]);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(all)}>\n`;
  yield* suite({ name: "provenance", timestamp }, [], properties(evidence, findings.length + others.length));
  for (const [rule, same] of Map.groupBy(findings, ({ rule: id }) => id))
    yield* suite({ name: rule, timestamp }, same, {});
  for (const [about, same] of Map.groupBy(others, (other) => other.about))
    yield* suite({ name: suiteOf[about], timestamp }, same, {});
  yield "</testsuites>\n";
}

function properties({ provenance, assessment }: Evidence, rows: number): Record<string, string> {
  const { inputs, ...made } = provenance;
  const { stack, asOf } = assessment;
  return {
    ...made,
    stack,
    asOf,
    rows: String(rows),
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
  const { pack, rule, urn } = finding;
  const name = `${rule}@${urn ?? "the whole stack"}`;
  const inside = `${outcomeOf(finding)}${output(finding)}`;
  const head = attributes({ classname: pack, name });
  return inside === "" ? `    <testcase${head}/>\n` : `    <testcase${head}>\n${inside}    </testcase>\n`;
}

/** Unverified and error are errors of the test, because nothing was shown; what does not fail a check is skipped. */
function outcomeOf(finding: AssessedFinding): string {
  const { outcome, message, remediation } = finding;
  const fix = outcome === "not-applicable" ? "" : ` Fix: ${remediation}`;
  const words = attributes({ message: `${message}${fix}`, type: outcome });
  switch (resultOf(finding)) {
    case "failures":
      return `      <failure${words}/>\n`;
    case "errors":
      return `      <error${words}/>\n`;
    case "skipped":
      return `      <skipped${words}/>\n`;
    default:
      return "";
  }
}

/** Where it is declared, and under which waiver. */
function output({ source, waiver }: AssessedFinding): string {
  const lines = [
    ...(source ? [`file: ${source.file}`, `line: ${source.line}`] : []),
    ...(waiver === undefined ? [] : [`waiver: ${waiver}`]),
  ];
  return lines.length === 0 ? "" : `      <system-out>${escapeMarkup(lines.join("\n"))}</system-out>\n`;
}

const counted = ["failures", "errors", "skipped"] as const;

function resultOf({ outcome }: AssessedFinding): (typeof counted)[number] | undefined {
  if (outcome === "met") return undefined;
  if (outcome === "error" || failureOf(outcome) === "unverified") return "errors";
  return failureOf(outcome) === "violated" ? "failures" : "skipped";
}

function totals(findings: readonly AssessedFinding[]): Record<string, number> {
  const results = findings.map(resultOf);
  const numbers = counted.map((result) => [result, results.filter((each) => each === result).length]);
  return { tests: findings.length, ...Object.fromEntries(numbers) };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
