import { expect, test } from "vitest";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { Database, NeonProvider, Role } from "../../../vendors/neon/binding.ts";
import { PostmarkProvider, Webhook } from "../../../vendors/postmark/binding.ts";
import { types } from "../../../vendors/types.ts";
import { deploy } from "../../support/deployment.ts";

const place = { projectId: "p", branchId: "b" };

test("a bridged package is registered once and every resource of it carries its reference", async () => {
  const { resources, packages } = await deploy(
    () => {
      const provider = new NeonProvider("neon", { apiKey: "canary" }, {});
      const role = new Role("role", { ...place, name: "app" }, { provider });
      new Database("records", { ...place, name: "app", ownerName: role.name }, { provider });
    },
    { answers: { [types.neon.role]: {}, [types.neon.database]: {} } },
  );
  expect(packages).toEqual([
    {
      plugin: "terraform-provider 1.1.0",
      name: "neon",
      version: "0.15.0",
      parameter: { remote: { url: "registry.opentofu.org/kislerdm/neon", version: "0.15.0" } },
    },
  ]);
  expect(new Set(resources.map(({ packageReference }) => packageReference)).size).toBe(1);
  expect(resources[0]?.packageReference).not.toBe("");
  expect(resources.filter(({ type }) => type.startsWith("neon:")).map(({ provider }) => provider)).toEqual([
    "neon",
    "neon",
  ]);
});

test("what a shape calls secret is marked, as an input and as an output", async () => {
  const { resources } = await deploy(
    () => {
      new NeonProvider("neon", { apiKey: "canary" }, {});
      new PostmarkProvider("postmark", { accountToken: "canary" }, {});
      new Role("role", { ...place, name: "app" }, {});
    },
    { answers: { [types.neon.role]: {} } },
  );
  expect(resources.map(({ name, inputs, secretOutputs }) => [name, inputs, secretOutputs])).toEqual([
    ["role", { ...place, name: "app" }, ["password"]],
    ["neon", { apiKey: new Secret("canary") }, []],
    ["postmark", { accountToken: new Secret("canary") }, []],
  ]);
});

test("outputs that no vendor has answered yet are unknown at preview", async () => {
  const { resources } = await deploy(
    () => {
      const role = new Role("role", { ...place, name: "app" }, {});
      new Database("records", { ...place, name: role.password, ownerName: role.name }, {});
    },
    { answers: { [types.neon.role]: {}, [types.neon.database]: {} }, preview: true },
  );
  expect(resources[0]?.inputs).toEqual({ ...place, name: UNKNOWN, ownerName: "app" });
});

test("a package of our own is registered with nobody", async () => {
  const { resources, packages } = await deploy(
    () => new Webhook("hook", { serverId: "1", url: "https://kaitalk.online", triggers: {} }, {}),
    { answers: { [types.postmark.webhook]: {} } },
  );
  expect(packages).toEqual([]);
  expect(resources[0]?.packageReference).toBe("");
});

test("mocks refuse what a test does not expect", async () => {
  const program = () => new Role("role", { ...place, name: "app" }, {});
  await expect(deploy(program, { answers: {} })).rejects.toThrow("neon:index/role:Role");
});
