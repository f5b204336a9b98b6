import { expect, it } from "vitest";
import { cliNeed, nodeNeed } from "../../../cli/doctor/machine.ts";

it.each([
  ["22.18.0", "ready"],
  ["24.21.0", "ready"],
  ["22.17.9", "wrong"],
  ["20.20.2", "wrong"],
])("Node %s is %s", (version, standing) => {
  expect(nodeNeed(version).standing).toBe(standing);
});

it("says where the CLI is had", async () => {
  const nowhere = { environment: { PATH: "", PULUMI_HOME: "/nowhere" }, platform: process.platform };
  expect(await cliNeed(nowhere)).toMatchObject({
    standing: "missing",
    next: "Install it from pulumi.com/docs/install; without it kaitalk fetches one at first use.",
  });
});
