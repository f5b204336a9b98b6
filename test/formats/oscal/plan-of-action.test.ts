import { expect, test } from "vitest";
import { waiver } from "../../support/assessment.ts";
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
  const [remediation] = risk.remediations;
  expect(remediation.tasks[0]["responsible-roles"]).toEqual([{ "role-id": "owner-privacy" }]);
});

test("a waiver is an approved deviation until its end, with who asked and who approved", () => {
  const waived = item(`Waiver: ${waiver.id}`);
  const risk = riskOf(waived);
  expect(risk).toMatchObject({ status: "deviation-approved", deadline: "2027-02-01T00:00:00Z" });
  expect(propertyOf(risk, "requester")).toBe("infrastructure");
  expect(propertyOf(risk, "approver")).toBe("privacy");
  expect(propertyOf(risk, "ticket")).toBe("OPS-12");
  expect(waived["related-observations"]).toHaveLength(1);
});

test("a violation is an item with its fix and what was seen; no owner is made up", () => {
  const violation = item("bucket-in-declared-jurisdiction: violated");
  expect(propertyOf(violation, "closes")).toBe("Bring bucket-in-declared-jurisdiction about.");
  expect(propertyOf(violation, "owner")).toBeUndefined();
  expect(violation.remarks).toBe("No owner is named yet.");
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
