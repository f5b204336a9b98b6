import { expect, test } from "vitest";
import { Database } from "../../../infra/components/database.ts";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";
import { contentsOf, deploy } from "../../support/deployment.ts";

const answers = {
  [types.neon.project]: { databaseHost: "ep-sample.us-east-1.aws.neon.tech", defaultBranchId: "br-1" },
  [types.neon.role]: { password: "canary" },
  [types.neon.database]: {},
};
const declare = () => new Database("database", { organisation: "org-1", historySeconds: 86_400 }, {});

test("one protected project in the promised region holds the records", async () => {
  const { resources } = await deploy(declare, { answers });
  expect(resources.map(({ name, inputs, protect, parent }) => ({ name, inputs, protect, parent }))).toEqual([
    {
      name: "records",
      protect: true,
      parent: "database",
      inputs: { projectId: "project-id", branchId: "br-1", name: "kaitalk", ownerName: "kaitalk" },
    },
    {
      name: "project",
      protect: true,
      parent: "database",
      inputs: {
        name: "kaitalk-test",
        orgId: "org-1",
        regionId: "aws-us-east-1",
        pgVersion: 17,
        historyRetentionSeconds: 86_400,
        defaultBranchProtected: true,
        storePassword: "yes",
        enableLogicalReplication: "no",
        branch: { name: "production", roleName: "kaitalk_owner", databaseName: "neondb" },
        defaultEndpointSettings: { suspendTimeoutSeconds: -1 },
      },
    },
    {
      name: "role",
      protect: false,
      parent: "database",
      inputs: { projectId: "project-id", branchId: "br-1", name: "kaitalk" },
    },
  ]);
});

test("a client is told how to connect, one fact a variable, the password secret", async () => {
  const { result } = await deploy(() => contentsOf(declare().connection), { answers });
  expect(result).toEqual({
    PGHOST: "ep-sample.us-east-1.aws.neon.tech",
    PGPORT: "5432",
    PGDATABASE: "kaitalk",
    PGUSER: "kaitalk",
    PGPASSWORD: new Secret("canary"),
    PGSSLMODE: "verify-full",
    PGCHANNELBINDING: "require",
  });
});

test("before the project exists only what Neon decides is unknown", async () => {
  const unanswered = { [types.neon.project]: {}, [types.neon.role]: {}, [types.neon.database]: {} };
  const { result } = await deploy(() => contentsOf(declare().connection), {
    answers: unanswered,
    preview: true,
  });
  expect(
    Object.entries(result)
      .filter(([, value]) => value === UNKNOWN)
      .map(([name]) => name),
  ).toEqual(["PGHOST", "PGPASSWORD"]);
});
