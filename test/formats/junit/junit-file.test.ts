import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { junitFile } from "../../../formats/junit/junit-file.ts";
import { context, madeEvidence, madeSteps } from "../../support/assessment.ts";
import { chromium, titled } from "../../support/tools.ts";

const [file] = junitFile(madeEvidence());
const xml = String(wholeOf(file.content));
const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;

test("one case a finding: passed, failed, skipped; the totals agree", () => {
  expect(count(/<testcase /g)).toBe(madeSteps().findings.length);
  expect(count(/<failure /g)).toBe(1);
  expect(count(/<skipped\/>/g)).toBe(1);
  expect(xml).toContain('<testsuites tests="7" failures="1" errors="0" skipped="1">');
  expect(xml).toContain(
    '<testsuite name="bucket-in-declared-jurisdiction" timestamp="2026-11-24T09:30:00Z" tests="2" failures="1" errors="0" skipped="0">',
  );
});

test("a failure carries the finding and the fix, escaped", () => {
  expect(xml).toContain("nothing &lt;else&gt;. Fix: Bring bucket-in-declared-jurisdiction about.");
});

test("the suite says who made it and from what", () => {
  for (const property of [
    '<property name="command" value="kaitalk evidence --out DIR"/>',
    `<property name="commit" value="${context.commit}"/>`,
    '<property name="rows" value="7"/>',
    `<property name="input register/register.yaml" value="${"c".repeat(64)}"/>`,
  ])
    expect(xml).toContain(property);
});

test("what could not be verified is an error, not a pass", () => {
  const findings = madeSteps().findings.map((finding) => ({ ...finding, outcome: "unverified" as const }));
  const [unknown] = junitFile(madeEvidence({ findings }));
  expect(String(wholeOf(unknown.content))).toContain('errors="7"');
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
    expect(cases).toBe(madeSteps().findings.length);
  },
);
