import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as sarif from "sarif";
import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { codeScanningFile } from "../../../formats/sarif/code-scanning-file.ts";
import { madeEvidence } from "../../support/assessment.ts";
import { publishedSchema } from "../../support/schema.ts";
import { missing, titled } from "../../support/tools.ts";

const evidence = madeEvidence();
const { assessment } = evidence;

function logOf(changed: Partial<typeof assessment> = {}): { text: string; run: sarif.Run } {
  const [file] = codeScanningFile({ ...evidence, assessment: { ...assessment, ...changed } });
  const text = String(wholeOf(file.content));
  const [run] = (JSON.parse(text) as sarif.Log).runs;
  if (!run) throw new Error("the log has no run");
  expect(file.rows).toBe(run.results?.length);
  return { text, run };
}

const { text, run } = logOf();
const results = run.results ?? [];
const ids = results.map(({ ruleId }) => ruleId);

test("the schema of SARIF 2.1.0 accepts it", () => {
  const validate = publishedSchema("sarif-2.1.0");
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
});

test("it holds what is open and nothing else: no pass, no waived finding", () => {
  expect(ids).toContain("bucket-in-declared-jurisdiction");
  expect(ids).toContain("gap-postmark-content-retention");
  expect(ids).not.toContain("bucket-not-public");
  expect(ids).not.toContain("neon-project-in-declared-region");
  expect(results.filter(({ ruleId }) => ruleId === "bucket-in-declared-jurisdiction")).toHaveLength(1);
  for (const result of results) {
    expect(result.kind ?? "fail").toBe("fail");
    expect(result.suppressions).toBeUndefined();
  }
});

test("an empty judgement gives an empty list, so that alerts of the run before are closed", () => {
  const { run: empty } = logOf({ findings: [], gaps: [], promises: [] });
  expect(empty.results).toEqual([]);
  expect(empty.tool.driver.rules).toEqual([]);
});

test("what a vendor contradicts is a warning, and a promise that only its copies break is named", () => {
  const promises = assessment.promises.map((promise, index) => ({
    ...promise,
    verdict: index === 0 ? ("contradicted" as const) : index === 1 ? ("violated" as const) : ("met" as const),
  }));
  const { run: open } = logOf({ findings: [], gaps: [], promises });
  expect(open.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    [`promise-${promises[0]?.clause}`, "warning"],
    [`promise-${promises[1]?.clause}`, "error"],
  ]);
});

// Read in the rules GH1015, GH1017, GH2012 and SARIF2005 of the SARIF Multitool 5.7, and in GitHub's own page on limits.
test("every result and every rule has what code scanning asks for", () => {
  const { driver } = run.tool;
  expect(driver.informationUri).toMatch(/^https:/);
  expect(run.versionControlProvenance?.[0]).toMatchObject({
    repositoryUri: expect.stringMatching(/^https:/),
    revisionId: evidence.context.commit,
  });
  for (const { message, locations = [], ruleIndex = -1, ruleId } of results) {
    expect(message.text).toBeTruthy();
    expect(driver.rules?.[ruleIndex]?.id).toBe(ruleId);
    expect(locations).toHaveLength(1);
    const [{ physicalLocation } = {}] = locations;
    expect(physicalLocation?.artifactLocation?.uri).toMatch(/^[\w.][\w./-]*$/);
    expect(physicalLocation?.region?.startLine).toBeGreaterThan(0);
  }
  for (const rule of driver.rules ?? []) {
    for (const words of [rule.shortDescription, rule.fullDescription, rule.help])
      expect(words?.text).toBeTruthy();
    expect(rule.helpUri).toMatch(/^https:/);
    expect(rule.properties?.tags?.length ?? 0).toBeLessThanOrEqual(20);
    expect(rule.relationships).toBeUndefined();
  }
});

test("a rule that cites more promises than code scanning takes tags has as many as it takes", () => {
  const clauses = assessment.promises.map(({ clause }) => clause);
  expect(clauses.length).toBeGreaterThan(20);
  const rules = assessment.rules.map((rule) => ({ ...rule, clauses }));
  const described = logOf({ rules }).run.tool.driver.rules ?? [];
  const cited = described.find(({ id }) => id === "bucket-in-declared-jurisdiction");
  expect(cited?.properties?.tags).toEqual(clauses.slice(0, 20));
});

test("what is about no resource, or about one whose line is not known, stands at Pulumi.yaml:1", () => {
  const findings = assessment.findings.map((finding) => ({
    ...finding,
    outcome: "violated" as const,
    source: undefined,
  }));
  const [first, ...rest] = findings;
  if (!first) throw new Error("the fixture has no finding");
  const { run: placed } = logOf({ findings: [{ ...first, urn: undefined }, ...rest] });
  const places = placed.results?.map(({ locations }) => locations?.[0]?.physicalLocation);
  expect(
    new Set(places?.map((place) => `${place?.artifactLocation?.uri}:${place?.region?.startLine}`)),
  ).toEqual(new Set(["Pulumi.yaml:1"]));
});

const tool = "sarif-multitool";
const lacking = missing(tool);
test.skipIf(lacking.length > 0)(
  titled("the SARIF Multitool finds no error under the rules of code scanning", lacking),
  { timeout: 60_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-sarif-"));
    const [file, report] = [join(folder, "code-scanning.sarif"), join(folder, "report.sarif")];
    writeFileSync(file, text);
    try {
      execFileSync(tool, ["validate", file, "--rule-kind", "Sarif;Ghas", "-o", report], { stdio: "ignore" });
    } catch {
      // It ends with an error where it has found one: the report says which.
    }
    const found = JSON.parse(readFileSync(report, "utf8").replace(/^\uFEFF/, "")).runs[0].results;
    rmSync(folder, { recursive: true });
    expect(found.filter(({ level }: sarif.Result) => level === "error")).toEqual([]);
  },
);
