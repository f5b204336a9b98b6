import { expect, test } from "vitest";
import { madeSteps, waiver } from "../../support/assessment.ts";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";

const { evidence, read } = await oscalSet();
const [result] = read("assessment-results").results;
const finding = (clause: string): Json =>
  result.findings.find(({ target }: Json) => target["target-id"] === `${clause}_obj`);

test("each promise has one finding with the judgement's own verdict; only what is met is satisfied", () => {
  expect(result.findings).toHaveLength(evidence.assessment.promises.length);
  for (const { clause: id, verdict, reason } of evidence.assessment.promises) {
    const { target, ...rest } = finding(id);
    expect([id, propertyOf(rest, "verdict"), target.status.state]).toEqual([
      id,
      verdict,
      verdict === "met" ? "satisfied" : "not-satisfied",
    ]);
    expect(target.status.remarks).toBe(reason);
  }
  expect(finding("r2-jurisdiction").target.status.reason).toBe("fail");
  expect(finding("caller-phone-number").target.status.reason).toBe("other");
});

test("every finding that is not satisfied names a risk; one that is satisfied names none", () => {
  for (const { target, "related-risks": risks } of result.findings)
    expect([target["target-id"], (risks ?? []).length > 0]).toEqual([
      target["target-id"],
      target.status.state === "not-satisfied",
    ]);
});

test("findings of a rule that say the same are one observation on all of their resources", () => {
  const listed = result.observations.find(
    ({ title }: Json) => title === "every-resource-has-a-sub-processor: met",
  );
  expect(listed.methods).toEqual(["TEST"]);
  expect(listed.subjects.map(({ title }: Json) => title)).toEqual(["database", "documents", "static"]);
  const subjects = result.observations
    .filter((observation: Json) => propertyOf(observation, "rule"))
    .flatMap(({ subjects: all }: Json) => all);
  expect(subjects).toHaveLength(evidence.assessment.findings.length);
});

test("what was found wrong carries the line that declares it and the digest of its record", () => {
  const violated = result.observations.find(({ title }: Json) => title.endsWith("jurisdiction: violated"));
  const [record] = evidence.assessment.findings.filter(({ outcome }) => outcome === "violated");
  expect(violated.types).toEqual(["discovery"]);
  expect(propertyOf(violated, "finding-sha256")).toBe(record?.sha256);
  expect(propertyOf(violated, "declared-at")).toBe("infra/components/document-store.ts:12");
});

test("text that Markdown would take for markup is escaped", () => {
  const violated = result.observations.find(({ title }: Json) => title.endsWith("jurisdiction: violated"));
  expect(violated.description).toBe('jurisdiction is "eu"; the register declares "us" & nothing \\<else>.');
});

test("the life of each copy is an observation on the sub-processor that holds it", () => {
  const copies = result.observations.filter((observation: Json) => propertyOf(observation, "copy"));
  expect(copies.map(({ title }: Json) => title).sort()).toEqual([
    "call-audio-and-transcript: Row in PostgreSQL, met",
    "caller-phone-number: Record at Twilio, gap",
  ]);
  expect(propertyOf(copies[0], "worst-case-seconds")).toMatch(/^\d+$/);
});

test("an attestation in force is stated with its owner and observed until it ends", () => {
  const [attestation, ...others] = result.attestations;
  expect(others).toEqual([]);
  expect(attestation["responsible-parties"][0]["role-id"]).toBe("owner-infrastructure");
  expect(propertyOf(attestation.parts[0], "expires-on")).toBe("2027-05-01");
  const seen = result.observations.find(({ title }: Json) => title === "render-log-retention: attested");
  expect(seen).toMatchObject({ methods: ["EXAMINE"], expires: "2027-05-01T00:00:00Z" });
});

test("an attestation that is not in force is no observation and is stated nowhere", async () => {
  const { read: later } = await oscalSet({ asOf: "2028-01-01" });
  const [empty] = later("assessment-results").results;
  expect(empty.attestations).toBeUndefined();
  expect(JSON.stringify(empty.observations)).not.toContain("render-log-retention: attested");
});

test("a promise that nothing could break is left out of what was reviewed, and has no finding", async () => {
  const promises = madeSteps().promises.map((promise) =>
    promise.clause.id === "neon-region" ? { ...promise, verdict: "not-applicable" as const } : promise,
  );
  const [idle] = (await oscalSet({ promises })).read("assessment-results").results;
  const [selection] = idle["reviewed-controls"]["control-selections"];
  expect(selection["exclude-controls"]).toEqual([{ "control-id": "neon-region" }]);
  expect(idle.findings).toHaveLength(promises.length - 1);
});

test("the counts of resources stand with the result", () => {
  const { planned, judged, outOfScope } = evidence.assessment.completeness;
  expect(propertyOf(result, "resources-declared")).toBe(String(planned));
  expect(propertyOf(result, "resources-judged")).toBe(String(judged));
  expect(propertyOf(result, "resources-out-of-scope")).toBe(String(outOfScope.length));
  expect(propertyOf(result, "complete")).toBe("true");
});

test("a judgement that is not complete says so", async () => {
  const [unjudged] = madeSteps().snapshot.resources.slice(-1);
  const base = madeSteps();
  const completeness = { ...base.completeness, judged: 2, unjudged: unjudged ? [unjudged] : [] };
  const [partial] = (await oscalSet({ completeness })).read("assessment-results").results;
  expect(propertyOf(partial, "complete")).toBe("false");
  expect(partial.description).toContain("the judgement is not complete");
});

test("a waived finding keeps its waiver", () => {
  const waived = result.observations.find(({ title }: Json) => title === "bucket-not-public: waived");
  expect(propertyOf(waived, "waiver")).toBe(waiver.id);
  expect(finding("minimal-collection").target.status).toMatchObject({
    state: "not-satisfied",
    reason: "other",
  });
});
