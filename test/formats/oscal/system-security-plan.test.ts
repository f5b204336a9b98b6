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

test("what is declared is planned; only a state shows what is implemented; anything else is partial", async () => {
  const state = (document: Json, clause: string) =>
    systemFor(document, clause)["implementation-status"].state;
  expect(state(plan, "neon-region")).toBe("planned");
  const { snapshot: declared } = madeSteps();
  const applied = (await oscalSet({ snapshot: { ...declared, source: "state" } })).read(
    "system-security-plan",
  );
  expect(state(applied, "neon-region")).toBe("implemented");
  for (const clause of ["r2-jurisdiction", "caller-phone-number", "minimal-collection", "transit-encryption"])
    expect([clause, state(applied, clause)]).toEqual([clause, "partial"]);
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
