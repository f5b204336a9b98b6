import module, { type Builder, type TestCase } from "junit-report-builder";
import type { Artefact } from "./artefact.ts";
import type { Dossier, FindingRecord } from "./records.ts";

/** The package declares an ES default inside a CommonJS module: what Node imports is the builder itself. */
const reports = module as unknown as Builder;

/** `results.junit.xml`: one suite a pack, one case a finding, so that every CI shows the run. */
export function junitFile({ provenance, findings, stack, asOf }: Dossier): [Artefact] {
  const builder = reports.newBuilder();
  for (const [pack, entries] of Map.groupBy(findings, ({ pack: name }) => name)) {
    const suite = builder.testSuite().name(pack).timestamp(provenance.time);
    const { inputs, ...made } = provenance;
    for (const [name, value] of Object.entries({ stack, asOf, ...made, rows: String(entries.length) }))
      suite.property(name, value);
    for (const { path, sha256 } of inputs) suite.property(`input ${path}`, sha256);
    for (const entry of entries) report(suite.testCase(), entry);
  }
  return [{ path: "results.junit.xml", content: builder.build(), rows: findings.length }];
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
