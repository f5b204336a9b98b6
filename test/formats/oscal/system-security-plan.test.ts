import { expect, test } from "vitest";
import { madeSteps } from "../../support/assessment.ts";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";

const { evidence, read } = await oscalSet();
const plan = read("system-security-plan");

/** How the system as a whole keeps a promise. */
function systemFor(document: Json, clause: string): Json {
  const requirements = document["control-implementation"]["implemented-requirements"];
  const { statements } = requirements.find((entry: Json) => entry["control-id"] === clause);
  return statements[0]["by-components"][0];
}

test("the system and every sub-processor are components", () => {
  const components = plan["system-implementation"].components;
  expect(components.map(({ type }: Json) => type)).toEqual([
    "this-system",
    ...evidence.register.subProcessors.map(() => "service"),
  ]);
});

test("every resource is an inventory item with its URN, in or out of scope", () => {
  const items = plan["system-implementation"]["inventory-items"];
  expect(items.map((entry: Json) => propertyOf(entry, "asset-id"))).toEqual(
    evidence.assessment.resources.map(({ urn }) => urn),
  );
  expect(items.map((entry: Json) => propertyOf(entry, "scope"))).toEqual(
    evidence.assessment.resources.map(({ scope }) => scope),
  );
});

test("what is met is implemented, and of what is only declared the plan says so; anything else is partial", async () => {
  const state = (document: Json, clause: string) =>
    systemFor(document, clause)["implementation-status"].state;
  expect(state(plan, "neon-region")).toBe("implemented");
  expect(systemFor(plan, "neon-region")["implementation-status"].remarks).toContain(
    "what is applied is known from a state alone",
  );
  const { snapshot: declared } = madeSteps();
  const applied = (await oscalSet({ snapshot: { ...declared, source: "state" } })).read(
    "system-security-plan",
  );
  expect(state(applied, "neon-region")).toBe("implemented");
  for (const clause of ["r2-jurisdiction", "caller-phone-number", "minimal-collection", "transit-encryption"])
    expect([clause, state(applied, clause)]).toEqual([clause, "partial"]);
});

test("the plan and the results give one answer for each promise", () => {
  const [result] = read("assessment-results").results;
  for (const { target } of result.findings) {
    const status = systemFor(plan, target["target-id"].replace(/_obj$/, ""))["implementation-status"];
    expect(target["implementation-status"]).toEqual(status);
    expect([target["target-id"], target.status.state]).toEqual([
      target["target-id"],
      status.state === "implemented" ? "satisfied" : "not-satisfied",
    ]);
  }
});

test("whoever is named as keeping a promise has a role and a party that the plan knows", () => {
  const { roles, parties } = plan.metadata;
  for (const { statements } of plan["control-implementation"]["implemented-requirements"])
    for (const part of statements[0]["by-components"]) {
      expect(part["responsible-roles"].length).toBeGreaterThan(0);
      for (const { "role-id": role, "party-uuids": own } of part["responsible-roles"]) {
        expect(roles.map(({ id }: Json) => id)).toContain(role);
        expect(parties.map(({ uuid }: Json) => uuid)).toEqual(expect.arrayContaining(own));
      }
    }
});

test("only a state says that the system operates", async () => {
  const { snapshot: declared } = madeSteps();
  const applied = (await oscalSet({ snapshot: { ...declared, source: "state" } })).read(
    "system-security-plan",
  );
  expect(plan["system-characteristics"].status.state).toBe("other");
  expect(applied["system-characteristics"].status.state).toBe("operational");
});

test("the flow map is linked with its digest, and its lanes are written out", () => {
  const { diagrams, description } = plan["system-characteristics"]["data-flow"];
  const [flowMap] = plan["back-matter"].resources;
  expect(diagrams[0].links).toEqual([{ href: `#${flowMap.uuid}`, rel: "diagram" }]);
  expect(flowMap.rlinks[0]).toMatchObject({ href: "../flow-map.svg", "media-type": "image/svg+xml" });
  expect(description).toMatch(/^1\. Callers and business customers to /);
});

test("impact levels that nobody has set are left out", () => {
  expect(JSON.stringify(plan)).not.toContain("impact");
});
