import { describe, expect, test } from "vitest";
import { types } from "../../../vendors/types.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

const inputs = {
  name: "kaitalk",
  orgId: "org",
  regionId: "aws-us-east-1",
  historyRetentionSeconds: 86400,
  branch: { name: "production", roleName: "owner", databaseName: "records" },
};

describe("Neon", () => {
  test("answers a project with the host of its region, and a password", () => {
    const { make } = simulatedVendors();
    const { properties, id } = make(types.neon.project, inputs);
    expect(properties).toMatchObject({
      databaseHost: `ep-${id}.us-east-1.aws.neon.tech`,
      databaseUser: "owner",
      databaseName: "records",
      defaultBranchId: `br-${id}`,
    });
    expect(properties.databasePassword).toMatch(/^npg_/);
  });

  test("another region is another project", () => {
    const { diff } = simulatedVendors();
    expect(diff(types.neon.project, inputs, { ...inputs, regionId: "aws-eu-central-1" }).replaces).toEqual([
      "regionId",
    ]);
    expect(diff(types.neon.project, inputs, { ...inputs, historyRetentionSeconds: 0 }).replaces).toEqual([]);
  });

  test("refuses a history beyond 30 days", () => {
    const { make } = simulatedVendors();
    expect(() => make(types.neon.project, { ...inputs, historyRetentionSeconds: 2_592_001 })).toThrow(
      "Neon keeps history for 2592000 s at most; 2592001 s was asked for.",
    );
  });

  test.each(["hipaa", "enableLogicalReplication"])("never takes %s back", (property) => {
    const { make, change } = simulatedVendors();
    const before = { ...inputs, [property]: "yes" };
    const held = make(types.neon.project, before);
    expect(() => change(held, before, { ...inputs, [property]: "no" })).toThrow(`(${property})`);
  });

  test("deletes no protected branch, nor the project around it", () => {
    const { make, remove, store } = simulatedVendors();
    const project = make(types.neon.project, inputs);
    const branch = make(types.neon.branch, { projectId: project.id, name: "copy", protected: "yes" });
    expect(() => remove(branch)).toThrow(`Neon deletes no protected branch: ${branch.id}.`);
    expect(() => remove(project)).toThrow(
      `Neon deletes no project whose branch is protected: ${project.id}, branch ${branch.id}.`,
    );
    store.grant("neon-branches-unprotected");
    expect(() => remove(branch)).not.toThrow();
  });

  test("deletes no project whose default branch is protected", () => {
    const { make, remove } = simulatedVendors();
    const project = make(types.neon.project, { ...inputs, defaultBranchProtected: true });
    expect(() => remove(project)).toThrow("default branch");
  });

  test("makes no branch in a project that it does not know", () => {
    const { make } = simulatedVendors();
    expect(() => make(types.neon.branch, { projectId: "other", name: "x" })).toThrow(
      'Neon knows no project "other".',
    );
  });
});
