import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { junitFile } from "../../../formats/junit/junit-file.ts";
import { context, madeEvidence, madeSteps } from "../../support/assessment.ts";
import { chromium, missing, titled } from "../../support/tools.ts";

const [file] = junitFile(madeEvidence());
const xml = String(wholeOf(file.content));
const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;

const { findings, assessment } = { findings: madeSteps().findings, assessment: madeEvidence().assessment };
const open = assessment.promises.filter(({ verdict }) => verdict === "gap").length;
const others = assessment.promises.length + assessment.gaps.length;

test("one case a finding, a promise and a gap; the totals agree", () => {
  const cases = findings.length + others;
  expect(count(/<testcase /g)).toBe(cases);
  const violated = assessment.promises.filter(({ verdict }) => verdict === "violated").length;
  const unverified = assessment.promises.filter(({ verdict }) => verdict === "unverified").length;
  expect(count(/<failure /g)).toBe(1 + violated);
  expect(count(/<error /g)).toBe(unverified);
  // The waived finding and its promise, the gap, and the promises that it leaves open.
  expect(count(/<skipped /g)).toBe(1 + 1 + assessment.gaps.length + open);
  expect(xml).toContain(`<testsuites tests="${cases}" failures="${1 + violated}" errors="${unverified}">`);
  expect(xml).toContain(
    '<testsuite name="bucket-in-declared-jurisdiction" timestamp="2026-11-24T09:30:00Z" tests="2" failures="1" errors="0" skipped="0">',
  );
});

test("a gap and a rule without subjects are skipped, and say why", () => {
  expect(xml).toContain(
    '<skipped message="Postmark keeps message content for a period that no API shows: not attested (attestedOn empty). Fix: privacy: A dated statement of the account&#39;s retention setting." type="gap"/>',
  );
  const [idle] = junitFile(madeEvidence({ findings: [] }));
  expect(String(wholeOf(idle.content))).toContain(
    '<skipped message="Nothing in this stack is of a kind that the rule judges." type="not-applicable"/>',
  );
});

test("the file and the line are told apart, outside of attributes that the schema does not know", () => {
  expect(xml).toContain("<system-out>file: infra/components/document-store.ts\nline: 12</system-out>");
  expect(xml).not.toMatch(/<testcase [^>]*(file|line)=/);
});

const lacking = missing("xmllint");
test.skipIf(lacking.length > 0)(titled("Jenkins' schema accepts it", lacking), () => {
  const schema = fileURLToPath(new URL("../../fixtures/schemas/junit-10.xsd", import.meta.url));
  const validate = (document: string) =>
    spawnSync("xmllint", ["--noout", "--schema", schema, "-"], { input: document, encoding: "utf8" });
  expect(validate(xml)).toMatchObject({ status: 0 });
  expect(validate(xml.replace("<testcase ", '<testcase file="a.ts:1" ')).status).not.toBe(0);
});

test("a failure carries the finding and the fix, escaped", () => {
  expect(xml).toContain("nothing &lt;else&gt;. Fix: Bring bucket-in-declared-jurisdiction about.");
});

test("the suite says who made it and from what", () => {
  for (const property of [
    '<property name="command" value="kaitalk evidence --out DIR"/>',
    `<property name="commit" value="${context.commit}"/>`,
    `<property name="rows" value="${findings.length + others}"/>`,
    `<property name="input register/register.yaml" value="${"c".repeat(64)}"/>`,
  ])
    expect(xml).toContain(property);
});

test("what could not be verified is an error, not a pass", () => {
  const unverified = findings.map((finding) => ({ ...finding, outcome: "unverified" as const }));
  const [unknown] = junitFile(madeEvidence({ findings: unverified }));
  expect(String(wholeOf(unknown.content))).toContain('tests="3" failures="0" errors="3" skipped="0"');
});

const executablePath = chromium();
test.skipIf(!executablePath)(
  titled("an XML parser reads it", executablePath ? [] : ["Chromium"]),
  async () => {
    const { chromium: launcher } = await import("playwright-core");
    const browser = await launcher.launch({ executablePath, args: ["--no-sandbox"] });
    const page = await browser.newPage();
    const cases = await page.evaluate(
      `new DOMParser().parseFromString(${JSON.stringify(xml)}, "application/xml").querySelectorAll("testcase").length`,
    );
    await browser.close();
    expect(cases).toBe(findings.length + others);
  },
);
