import { describe, expect, test } from "vitest";
import { Secret } from "../../policies/kernel/resource.ts";
import { withLiteralLinks } from "../../snapshot/literal-links.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

const project = resource(
  types.neon.project,
  { name: "kaitalk", regionId: "aws-us-east-1" },
  {
    name: "project",
    id: "misty-sun-4711",
    outputs: {
      name: "kaitalk",
      regionId: "aws-us-east-1",
      databaseHost: "ep-misty-sun.aws.neon.tech",
      token: new Secret("hidden-answer"),
    },
  },
);
const server = resource(types.postmark.server, { name: "s" }, { name: "server", id: "1001" });

function linksOf(type: string, inputs: Parameters<typeof resource>[1], others = [project, server]) {
  const subject = resource(type, inputs, { name: "child" });
  return withLiteralLinks([...others, subject]).at(-1)?.propertyDependencies;
}

describe("a literal is a link", () => {
  test.each([
    ["an id", "projectId", "misty-sun-4711", project.urn],
    ["a short id where the property says so", "serverId", "1001", server.urn],
    ["what the vendor made up", "host", "ep-misty-sun.aws.neon.tech", project.urn],
    ["the same host in another spelling", "host", "EP-misty-sun.aws.neon.tech.", project.urn],
    ["a quoted text", "content", '"misty-sun-4711"', project.urn],
  ])("to %s", (_, property, value, urn) => {
    expect(linksOf("a:b:C", { [property]: value })).toEqual({ [property]: [urn] });
  });

  test("inside maps, and where the answer is secret", () => {
    const envVars = {
      PGHOST: { value: "ep-misty-sun.aws.neon.tech" },
      T: { value: new Secret("hidden-answer") },
    };
    expect(linksOf("a:b:C", { envVars })).toEqual({ envVars: [project.urn] });
  });
});

describe("a literal is no link", () => {
  test.each([
    ["a short text that is somebody's id", "port", "1001"],
    ["what the other resource declared itself", "region", "aws-us-east-1"],
    ["something that no vendor answered", "host", "ep-other.aws.neon.tech"],
    ["a part of an id", "projectId", "misty-sun-47"],
  ])("%s", (_, property, value) => {
    expect(linksOf("a:b:C", { [property]: value })).toEqual({});
  });

  test("an answer that many give, such as a status", () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      resource("a:b:D", {}, { name: `n${index}`, id: `n${index}`, outputs: { status: "active" } }),
    );
    expect(linksOf("a:b:C", { status: "active" }, many)).toEqual({});
  });
});

test("what the engine recorded stays, and a resource is not linked to itself", () => {
  const own = resource(
    "a:b:C",
    { projectId: "misty-sun-4711", name: "own-identifier" },
    { name: "own", id: "own-identifier", propertyDependencies: { projectId: ["urn:other"] } },
  );
  expect(withLiteralLinks([project, own])[1]?.propertyDependencies).toEqual({
    projectId: ["urn:other", project.urn],
  });
});
