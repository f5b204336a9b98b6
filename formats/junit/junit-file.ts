import module, { type Builder, type TestCase } from "junit-report-builder";
import type { Dossier, FindingRecord } from "../../judge/records.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";

/** The package declares an ES default inside a CommonJS module: what Node imports is the builder itself. */
const reports = module as unknown as Builder;

/**
 * `results.junit.xml`: one suite a rule, one case a finding, so that every CI shows the run. A first suite without cases
 * says how the file was made. Suites are built one at a time: together they would fill the memory.
 */
export function junitFile(dossier: Dossier): [Artefact<Content>] {
  const { findings } = dossier;
  return [{ path: "results.junit.xml", content: documentOf(dossier), rows: findings.length }];
}

function* documentOf(dossier: Dossier): Generator<string> {
  const { findings } = dossier;
  const count = (...outcomes: readonly FindingRecord["outcome"][]) =>
    findings.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const totals = {
    tests: findings.length,
    failures: count("violated"),
    errors: count("unverified", "error"),
    skipped: count("waived", "not-applicable"),
  };
  const attributes = Object.entries(totals).map(([name, number]) => ` ${name}="${number}"`);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes.join("")}>\n`;
  yield suite("provenance", [], properties(dossier), dossier);
  for (const [rule, entries] of Map.groupBy(findings, ({ rule: id }) => id))
    yield suite(rule, entries, {}, dossier);
  yield "</testsuites>\n";
}

function properties({ provenance, findings, stack, asOf }: Dossier): Record<string, string> {
  const { inputs, ...made } = provenance;
  return {
    ...made,
    stack,
    asOf,
    rows: String(findings.length),
    ...Object.fromEntries(inputs.map(({ path, sha256 }) => [`input ${path}`, sha256])),
  };
}

/** One `<testsuite>` with its lines, taken out of the document that the builder makes around it. */
function suite(
  name: string,
  findings: readonly FindingRecord[],
  told: Readonly<Record<string, string>>,
  { provenance }: Dossier,
): string {
  const builder = reports.newBuilder();
  const built = builder.testSuite().name(name).timestamp(provenance.time);
  for (const [property, value] of Object.entries(told)) built.property(property, value);
  for (const finding of findings) report(built.testCase(), finding);
  const text = builder.build();
  return text.slice(text.indexOf("  <testsuite "), text.lastIndexOf("</testsuites>"));
}

/** Unverified and error are errors of the test, because nothing was shown; a waived violation is skipped. */
function report(
  test: TestCase,
  { pack, rule, urn, outcome, message, remediation, declaredAt, waiver }: FindingRecord,
) {
  test.className(pack).name(`${rule}@${urn ?? "the whole stack"}`);
  if (declaredAt !== null) test.file(declaredAt);
  const words = `${message} Fix: ${remediation}`;
  if (outcome === "violated") test.failure(words, "violated");
  else if (outcome === "unverified" || outcome === "error") test.error(words, outcome);
  else if (outcome === "waived") test.skipped().property("waiver", waiver ?? "");
  else if (outcome === "not-applicable") test.skipped();
}
