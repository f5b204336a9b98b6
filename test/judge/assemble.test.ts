import { expect, test } from "vitest";
import { canonicalLine, sha256 } from "../../judge/canonical-json.ts";
import { filesOf, findingsOf } from "../../judge/evidence.ts";
import { type Properties, Secret } from "../../policies/kernel/resource.ts";
import { madeAssessment, madeEvidence, madeSteps } from "../support/assessment.ts";
import { resource } from "../support/resource.ts";

const assessment = madeAssessment();

test("verdicts are those of the steps: nothing is judged again", () => {
  expect(assessment.promises.map(({ clause, verdict }) => [clause, verdict])).toEqual(
    madeSteps().promises.map(({ clause, verdict }) => [clause.id, verdict]),
  );
  expect(assessment.counts).toMatchObject({ met: 4, violated: 2, gap: 3, waived: 1 });
});

test("a finding's digest is that of its other fields as one canonical line", () => {
  for (const { sha256: digest, ...rest } of assessment.findings)
    expect(digest).toBe(sha256(canonicalLine(rest)));
});

test("a promise points to every finding whose rule cites it, by its position", () => {
  const jurisdiction = assessment.promises.find(({ clause }) => clause === "r2-jurisdiction");
  expect(jurisdiction?.findings).toEqual([1, 2]);
  expect(jurisdiction && findingsOf(jurisdiction, assessment).map(({ outcome }) => outcome)).toEqual([
    "violated",
    "met",
  ]);
});

test("seconds without an end and seconds that nobody knows have one spelling each", () => {
  const [transcripts] = madeSteps().promises.flatMap(({ retention }) => retention ?? []);
  const copy = transcripts?.copies[0];
  const spans = (seconds: number | undefined) => {
    const copies = copy
      ? [{ ...copy, total: seconds, terms: [{ label: "t", seconds, source: "s", of: "stack" as const }] }]
      : [];
    const promises = madeSteps().promises.map((promise) =>
      promise.retention && transcripts ? { ...promise, retention: { ...transcripts, copies } } : promise,
    );
    const found = madeAssessment({ promises }).promises.flatMap(({ copies: all = [] }) => all)[0];
    return [found?.total, found?.terms[0]?.seconds];
  };
  expect(spans(undefined)).toEqual([null, null]);
  expect(spans(Number.POSITIVE_INFINITY)).toEqual(["no end", "no end"]);
  expect(spans(0)).toEqual([0, 0]);
});

test("a rule's file and its test are known by their digest, and null where one does not exist", () => {
  const evidence = madeEvidence();
  const files = (wanted: string) => {
    const rule = evidence.assessment.rules.find(({ id }) => id === wanted);
    return rule && filesOf(rule, evidence);
  };
  expect(files("neon-project-in-declared-region")).toMatchObject({
    file: { sha256: "b".repeat(64) },
    test: { sha256: "d".repeat(64) },
  });
  expect(files("bucket-not-public")?.file.sha256).toBeNull();
});

test("it is complete when every resource is judged or out of scope", () => {
  expect(assessment.completeness).toMatchObject({ planned: 5, judged: 3, unjudged: [], complete: true });
  expect(assessment.resources.map(({ scope }) => scope)).toEqual([
    "out-of-scope",
    "out-of-scope",
    "judged",
    "judged",
    "judged",
  ]);
});

test("one resource that nobody judged makes it incomplete and is named", () => {
  const stray = resource("unknown:index:Thing", {}, { name: "stray" });
  const { snapshot, completeness } = madeSteps();
  const incomplete = madeAssessment({
    snapshot: { ...snapshot, resources: [...snapshot.resources, stray] },
    completeness: { ...completeness, planned: 6, unjudged: [stray] },
  });
  expect(incomplete.completeness).toMatchObject({ planned: 6, unjudged: [stray.urn], complete: false });
  expect(incomplete.resources.at(-1)?.scope).toBe("unaccounted");
});

test.each([2, 4])("a count that does not add up is not complete either: %i judged", (judged) => {
  const { completeness } = madeSteps();
  expect(madeAssessment({ completeness: { ...completeness, judged } }).completeness.complete).toBe(false);
});

test("the digest of inputs neither shows nor depends on a secret, and depends on the rest", () => {
  const digestOf = (inputs: Properties) => {
    const { snapshot } = madeSteps();
    const resources = [resource("random:index/randomBytes:RandomBytes", inputs)];
    return madeAssessment({ snapshot: { ...snapshot, resources } }).resources[0]?.inputsSha256;
  };
  expect(digestOf({ value: new Secret("first-secret") })).toBe(
    digestOf({ value: new Secret("other-secret") }),
  );
  expect(digestOf({ length: 32 })).not.toBe(digestOf({ length: 16 }));
});

test("no name and no message can carry a secret, a person's address or a character that steers a terminal", () => {
  const secret = "tok_live_canary";
  const odd = resource(
    "cloudflare:index/r2Bucket:R2Bucket",
    { token: new Secret(secret) },
    {
      name: `${secret} ana@example.com \u001b[31m\u202e\n::error::x`,
    },
  );
  const base = madeSteps();
  const text = JSON.stringify(
    madeAssessment({
      snapshot: { ...base.snapshot, resources: [...base.snapshot.resources, odd] },
      findings: base.findings.map((finding) => ({ ...finding, resource: odd, message: `says ${odd.name}` })),
      completeness: { ...base.completeness, unjudged: [odd] },
    }),
  );
  expect(text).toContain("[secret] [e-mail address] \\\\u{1b}[31m\\\\u{202e}\\\\u{a}::error::x");
  expect(text).not.toMatch(/canary|ana@|\\u001b|\u202e|\\n/);
});
