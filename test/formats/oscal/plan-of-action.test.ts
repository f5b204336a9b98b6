import { expect, test } from "vitest";
import { madeSteps, waiver } from "../../support/assessment.ts";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";

const { evidence, read } = await oscalSet();
const plan = read("plan-of-action-and-milestones");
const item = (title: string): Json => plan["poam-items"].find((entry: Json) => entry.title === title);
const riskOf = (entry: Json): Json =>
  plan.risks.find(({ uuid }: Json) => uuid === entry["related-risks"][0]["risk-uuid"]);

test("a gap is an open item with its owner, what closes it, and no deadline that nobody gave", () => {
  const gap = item("Gap: postmark-content-retention");
  expect(propertyOf(gap, "owner")).toBe("privacy");
  expect(propertyOf(gap, "closes")).toBe("A dated statement of the account's retention setting.");
  const risk = riskOf(gap);
  expect(risk.status).toBe("open");
  expect(risk.deadline).toBeUndefined();
  const [close, milestone] = risk.remediations[0].tasks;
  expect(close["responsible-roles"]).toEqual([{ "role-id": "owner-privacy" }]);
  expect(milestone).toMatchObject({
    type: "milestone",
    remarks: "No date is set. It is for privacy to set one.",
  });
  expect(milestone.timing).toBeUndefined();
  expect(risk["risk-log"].entries).toMatchObject([
    { start: "2026-11-24T09:30:00Z", "status-change": "open" },
  ]);
  expect(gap.remarks).toBe("Owner: privacy. No date is set.");
});

test("a day that the owner gave is the deadline and the milestone of its gap", async () => {
  const [attestation] = evidence.assessment.attestations;
  if (!attestation) throw new Error("the fixture has no attestation");
  const books = { ...madeSteps().books };
  const planned = { ...attestation, attestedOn: null, expiresOn: null, reference: null, dueOn: "2027-01-15" };
  const { inForce: _, ...entry } = { ...planned, clauses: [...planned.clauses] };
  const gap = {
    id: entry.id,
    clauses: entry.clauses,
    sentence: entry.statement,
    owner: entry.owner,
    closes: entry.closes,
  };
  const dated = await oscalSet({
    gaps: [gap],
    books: { ...books, attestations: { ...books.attestations, value: { attestations: [entry] } } },
  });
  const document = dated.read("plan-of-action-and-milestones");
  const risk = document.risks.find(({ title }: Json) => title === `Gap: ${entry.id}`);
  expect(risk.deadline).toBe("2027-01-15T00:00:00Z");
  expect(risk.remediations[0].tasks[1].timing).toEqual({ "on-date": { date: "2027-01-15T00:00:00Z" } });
});

test("what a vendor contradicts is an item of its own, with whose it is and what ends it", async () => {
  const promises = madeSteps().promises.map((promise) => {
    if (promise.clause.id !== "caller-phone-number" || !promise.retention) return promise;
    const [copy] = promise.retention.copies;
    const broken = copy && { ...copy, verdict: "contradicted" as const, ends: "attest a shorter time." };
    return {
      ...promise,
      verdict: "contradicted" as const,
      retention: { ...promise.retention, copies: broken ? [broken] : [] },
    };
  });
  const document = (await oscalSet({ promises })).read("plan-of-action-and-milestones");
  const [found, ...others] = document["poam-items"].filter(({ title }: Json) =>
    title.startsWith("Contradicted"),
  );
  expect(others).toEqual([]);
  expect(found.title).toContain("vendor's deletion");
  expect(propertyOf(found, "closes")).toBe("attest a shorter time.");
});

test("a waiver is an approved deviation until its end, with who asked and who approved", () => {
  const waived = item(`Waiver: ${waiver.id}`);
  const risk = riskOf(waived);
  expect(risk).toMatchObject({ status: "deviation-approved", deadline: "2027-02-01T00:00:00Z" });
  expect(risk["risk-log"].entries).toMatchObject([
    { start: "2026-11-01T00:00:00Z", end: "2027-02-01T00:00:00Z", "status-change": "deviation-approved" },
  ]);
  expect(risk.remediations[0].tasks[1].timing).toEqual({ "on-date": { date: "2027-02-01T00:00:00Z" } });
  expect(propertyOf(risk, "requester")).toBe("infrastructure");
  expect(propertyOf(risk, "approver")).toBe("privacy");
  expect(propertyOf(risk, "ticket")).toBe("OPS-12");
  expect(waived["related-observations"]).toHaveLength(1);
});

test("a violation is an item with its fix and what was seen; no owner is made up", () => {
  const violation = item("bucket-in-declared-jurisdiction: violated");
  expect(propertyOf(violation, "closes")).toBe("Bring bucket-in-declared-jurisdiction about.");
  expect(propertyOf(violation, "owner")).toBeUndefined();
  expect(violation.remarks).toBe("No owner is named yet. No date is set.");
  const [{ "observation-uuid": seen }] = violation["related-observations"];
  expect(plan.observations.find(({ uuid }: Json) => uuid === seen).description).toContain('"eu"');
});

test("a promise that is not met for no named reason is an item of its own", () => {
  const unverified = evidence.assessment.promises.filter(({ verdict }) => verdict === "unverified");
  expect(unverified.length).toBeGreaterThan(0);
  for (const { label } of unverified) expect(item(`${label}: unverified`)).toBeDefined();
});

test("an item and its risk keep their UUIDs from run to run", async () => {
  const later = (await oscalSet({ asOf: "2026-12-01" })).read("plan-of-action-and-milestones");
  const uuids = ({ "poam-items": items }: Json) => items.map(({ uuid }: Json) => uuid);
  expect(later.uuid).not.toBe(plan.uuid);
  expect(uuids(later)).toEqual(uuids(plan));
});
