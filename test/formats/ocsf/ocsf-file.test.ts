import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { ocsfFile } from "../../../formats/ocsf/ocsf-file.ts";
import { madeEvidence } from "../../support/assessment.ts";
import type { Json } from "../../support/oscal.ts";

const evidence = madeEvidence();
const [file] = ocsfFile(evidence);
const events: Json[] = JSON.parse(String(wholeOf(file.content)));

/** What OCSF 1.6.0 requires of a Compliance Finding without profiles, and of the objects in it. Source: its schema. */
const required = [
  "activity_id",
  "category_uid",
  "class_uid",
  "compliance",
  "finding_info",
  "metadata",
  "severity_id",
  "time",
  "type_uid",
];

test("every event has what the class requires, and numbers that fit each other", () => {
  expect(events).toHaveLength(file.rows ?? 0);
  for (const event of events) {
    for (const name of required) expect([name, event[name] !== undefined]).toEqual([name, true]);
    expect(event.type_uid).toBe(event.class_uid * 100 + event.activity_id);
    expect(event.category_uid).toBe(Math.floor(event.class_uid / 1000));
    expect(event.finding_info.uid).toBe(event.metadata.uid);
    expect(event.metadata).toMatchObject({ version: "1.6.0", product: { name: expect.any(String) } });
    expect(event.remediation.desc).toBeTruthy();
    expect(event.resources.length).toBeGreaterThan(0);
    for (const { uid } of event.resources) expect(uid).toBeTruthy();
  }
  expect(new Set(events.map(({ metadata }) => metadata.uid)).size).toBe(events.length);
});

test("every finding is in an event, and every promise and gap is one", () => {
  const { findings, promises, gaps } = evidence.assessment;
  const controls = events.map(({ compliance }) => compliance.control);
  for (const { clause } of promises) expect(controls).toContain(`promise-${clause}`);
  for (const { id } of gaps) expect(controls).toContain(`gap-${id}`);
  const judged = events.filter(({ compliance }) => !/^(promise|gap)-/.test(compliance.control));
  expect(judged.flatMap(({ resources }) => resources)).toHaveLength(findings.length);
});

test("only what is met passes; a gap warns, what is waived is suppressed", () => {
  for (const { compliance, status, severity, unmapped } of events) {
    expect([unmapped.outcome, compliance.status === "Pass"]).toEqual([
      unmapped.outcome,
      unmapped.outcome === "met",
    ]);
    expect([unmapped.outcome, status === "Suppressed"]).toEqual([
      unmapped.outcome,
      unmapped.outcome === "waived",
    ]);
    if (unmapped.outcome === "met") expect(severity).toBe("Informational");
  }
  const of = (control: string) =>
    events.find(({ compliance }) => compliance.control === control)?.compliance.status;
  expect(of("gap-postmark-content-retention")).toBe("Warning");
  expect(of("promise-r2-jurisdiction")).toBe("Fail");
});

test("an empty judgement is an empty list", () => {
  const empty = { ...evidence.assessment, findings: [], promises: [], gaps: [], rules: [] };
  const [none] = ocsfFile({ ...evidence, assessment: empty });
  expect(JSON.parse(String(wholeOf(none.content)))).toEqual([]);
});
