import { expect, test } from "vitest";
import { reportPage } from "../../../formats/page/page.ts";
import { recordsSection } from "../../../formats/page/records-section.ts";
import { madeEvidence } from "../../support/assessment.ts";

const files = [{ path: "findings.json", sha256: "e".repeat(64) }];
const drawing = '<svg role="img" aria-label="drawing"><style>.x { fill: red; }</style></svg>';
const page = (isBag: boolean) =>
  reportPage(madeEvidence(), { flowMap: drawing, timeline: drawing, files, isBag });
const html = page(true);

test("a promise leads to clause, law, rule, resource, verdict, arithmetic, file and digest", () => {
  for (const part of [
    'id="promise-call-audio-and-transcript"',
    '<a href="#law-gdpr-5-1-e">GDPR 5(1)(e)</a>',
    '<a href="#rule-neon-project-in-declared-region">',
    "urn:pulumi:test::kaitalk::neon:index/project:Project::database",
    "infra/components/database.ts:31",
    '<span class="figure">87 d</span> purge age <small>register</small>',
    "policies/residency/rules/neon-project-in-declared-region.ts",
    "e".repeat(64),
  ])
    expect(html).toContain(part);
});

test("texts are escaped", () => {
  expect(html).toContain(
    "jurisdiction is &quot;eu&quot;; the register declares &quot;us&quot; &amp; nothing &lt;else&gt;.",
  );
});

test("what is open stands before the promises", () => {
  const at = (text: string) => html.indexOf(text);
  const places = [
    'id="open"',
    "The bucket is public.",
    'id="gap-postmark-content-retention"',
    'id="promises"',
  ];
  expect(at('id="open"')).toBeLessThan(at('id="gap-postmark-content-retention"'));
  expect(at('id="waiver-static-files-are-public"')).toBeLessThan(at('id="promises"'));
  expect(at('id="attestation-render-log-retention"')).toBeLessThan(at('id="promises"'));
  for (const place of places) expect(at(place)).toBeGreaterThan(0);
});

test("the first lines name who must act, and lead to what waits for them", () => {
  const { gaps } = madeEvidence().assessment;
  const [gap] = gaps;
  const own = gaps.filter(({ owner }) => owner === gap?.owner).length;
  expect(html.slice(0, html.indexOf("<nav"))).toContain(
    `<a href="#open-${gap?.owner}">${gap?.owner}</a>\u00a0${own}`,
  );
});

test("each verdict that is counted is explained", () => {
  const counted = /<dl class="counts">(.*?)<\/dl>/s.exec(html)?.[1]?.match(/<dt>/g)?.length;
  expect(counted).toBeGreaterThan(3);
  const explained = /<details class="meanings">(.*?)<\/details>/s.exec(html)?.[1]?.match(/<dt>/g)?.length;
  expect(explained).toBe(counted);
  expect(html).toContain("what a vendor documents breaks the promise, whatever is declared");
});

test("a rule that all judged resources meet says so instead of listing them", () => {
  const evidence = madeEvidence();
  const { assessment } = evidence;
  const [promise] = assessment.promises;
  const [finding] = assessment.findings;
  const [resource] = assessment.resources;
  if (!promise || !finding || !resource) throw new Error("The made evidence has nothing.");
  const urns = Array.from({ length: 9 }, (_, index) => `${resource.urn}-${index}`);
  const findings = urns.map((urn) => ({ ...finding, urn, outcome: "met" as const }));
  const resources = urns.map((urn) => ({ ...resource, urn, scope: "judged" as const }));
  const shown = (judged: typeof resources) =>
    reportPage(
      {
        ...evidence,
        assessment: {
          ...assessment,
          findings,
          resources: judged,
          promises: [{ ...promise, findings: findings.map((_, index) => index) }],
        },
      },
      { flowMap: drawing, timeline: drawing, files, isBag: true },
    );
  expect(shown(resources)).toContain("all 9 judged resources");
  const more = shown([
    ...resources,
    ...resources.slice(0, 1).map((one) => ({ ...one, urn: `${one.urn}-other` })),
  ]);
  expect(more).not.toContain("all 10 judged resources");
  expect(more).toContain("and 3 more, listed in findings.json");
});

test("a promise that is met as it is stated says so once", () => {
  const evidence = madeEvidence();
  const [promise] = evidence.assessment.promises;
  if (!promise) throw new Error("The made evidence has no promise.");
  const stated = { ...promise, reason: promise.statement };
  const one = reportPage(
    { ...evidence, assessment: { ...evidence.assessment, promises: [stated] } },
    { flowMap: drawing, timeline: drawing, files, isBag: true },
  );
  const body = one.slice(one.indexOf('<details class="promise"'), one.indexOf('id="retention"'));
  expect(body.split(promise.statement).length - 1).toBe(1);
});

test("every link within the page has its target", () => {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
});

test("no id is used twice", () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test("nothing outside the page is named as a source", () => {
  const elsewhere = [...html.matchAll(/(?:src|href)="(?!#)([^"]*)"/g)].map(([, target]) => target);
  expect(elsewhere).toEqual(files.map(({ path }) => path));
  expect(html).not.toMatch(/@import|url\(/);
  expect(html).toContain("default-src 'none'");
});

test("a page without a bag says that it is not signed", () => {
  expect(page(false)).toContain("This page is not signed and not timestamped.");
  expect(html).not.toContain("This page is not signed");
});

test("a section on records is shown, and named in the navigation, only where there is one", () => {
  expect(html).not.toContain('href="#records"');
  const records = recordsSection([{ path: "records/en/gdpr-30-1.html", sha256: "e".repeat(64) }]);
  const parts = { flowMap: drawing, timeline: drawing, files, isBag: true, records };
  expect(reportPage(madeEvidence(), parts)).toContain('href="#records"');
});
