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

test("a component has the promises that name it, whose rules judge it, or that are attested of it", () => {
  const promises = (id: string) => requirements(id).map((entry) => entry["control-id"]);
  expect(promises("neon")).toEqual(expect.arrayContaining(["neon-region", "sub-processor-list"]));
  expect(promises("render")).toContain("render-logs");
  expect(promises("render")).not.toContain("neon-region");
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

test("a promise that nothing proves says so", () => {
  const bare = requirements("stripe").find((entry) => entry["control-id"] === "payment-info");
  expect(bare.statements[0].description).toBe(
    "The register names it here; nothing of it is judged or attested.",
  );
});
