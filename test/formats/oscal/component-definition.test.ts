import { expect, test } from "vitest";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";

const { evidence, read } = await oscalSet();
const components: Json[] = read("component-definition").components;
const component = (id: string): Json => components.find((entry) => propertyOf(entry, "sub-processor") === id);
const requirements = (id: string): Json[] =>
  component(id)["control-implementations"]?.[0]["implemented-requirements"] ?? [];

test("every sub-processor is a component under its legal name, in its place", () => {
  expect(components.map(({ title }) => title)).toEqual(
    evidence.register.subProcessors.map(({ legalName }) => legalName),
  );
  expect(propertyOf(component("neon"), "place")).toBe("aws-us-east-1");
});

test("an agreement that is not recorded is not claimed", () => {
  for (const entry of components) expect(propertyOf(entry, "processing-agreement")).toBeUndefined();
});

test("a component has the promises that are its own: named, placed, held, attested of it", () => {
  const promises = (id: string) => requirements(id).map((entry) => entry["control-id"]);
  expect(promises("neon")).toContain("neon-region");
  expect(promises("render")).toContain("render-logs");
  expect(promises("render")).not.toContain("neon-region");
  // A rule on the whole stack judges its resources too, and makes the promise no vendor's own.
  for (const { id } of evidence.register.subProcessors)
    expect(promises(id)).not.toContain("sub-processor-list");
  expect(promises("twilio")).toContain("caller-phone-number");
});

test("of the real register, nobody is said to keep another's place or another's copies", async () => {
  const { regions, retention } = evidence.register;
  for (const { id, subProcessor } of regions)
    for (const entry of components.filter((one) => propertyOf(one, "sub-processor") !== subProcessor))
      expect(
        requirements(propertyOf(entry, "sub-processor") ?? "").map((one) => one["control-id"]),
      ).not.toContain(id);
  for (const { id, holders } of retention)
    for (const { subProcessor } of holders)
      expect(requirements(subProcessor).map((entry) => entry["control-id"])).toContain(id);
});

test("it says how: what is placed where, held in which form, for how long, and what is to be attested", () => {
  const how = (id: string, clause: string) =>
    requirements(id).find((entry) => entry["control-id"] === clause)?.statements[0].description;
  expect(how("neon", "neon-region")).toContain("PostgreSQL is placed in aws-us-east-1.");
  expect(how("neon", "ip-addresses")).toContain(
    "Holds the data at rest, as a hash, as only the application can show.",
  );
  expect(how("twilio", "caller-phone-number")).toContain("Record at Twilio: 120 d at worst");
  expect(how("render", "render-logs")).toContain("Attested by infrastructure: Render keeps application logs");
});

test("a requirement names the rules that judge the component for it, each described with the component", () => {
  const region = requirements("neon").find((entry) => entry["control-id"] === "neon-region");
  const rules = region.props.filter(({ name }: Json) => name === "Rule_Id").map(({ value }: Json) => value);
  expect(rules).toEqual(["neon-project-in-declared-region"]);
  const described = component("neon").props.filter(
    ({ remarks }: Json) => remarks === "neon-project-in-declared-region",
  );
  expect(described.map(({ name }: Json) => name)).toEqual(["Rule_Id", "Rule_Description", "Rule_Severity"]);
});
