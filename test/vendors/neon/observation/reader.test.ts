import { describe, expect, it } from "vitest";
import { unknownToProviders } from "../../../../vendors/neon/observation/kinds.ts";
import { reader } from "../../../../vendors/neon/observation/reader.ts";
import type { Question } from "../../../../vendors/observation/ask.ts";
import { types } from "../../../../vendors/types.ts";
import { readScripted, type Scripted } from "../../../support/scripted-account.ts";

const { neon } = types;
const at = "2026-11-01T00:00:00Z";
const project = {
  ...{ id: "p-1", name: "kaitalk", org_id: "org", region_id: "aws-us-east-1", pg_version: 17 },
  ...{ store_passwords: true, history_retention_seconds: 86_400, created_at: at },
};
const main = { id: "br-main", name: "production", default: true, protected: true, created_at: at };
const ok = (json: unknown): Scripted => ({ json });

function account(overrides: Readonly<Record<string, (question: Question<unknown>) => Scripted>> = {}) {
  return readScripted(reader, {
    declared: { [`${neon.project} orgId`]: ["org"] },
    answer(question) {
      const { path, query = {} } = question;
      const own = Object.entries(overrides).find(([end]) => path.endsWith(end));
      if (own) return own[1](question);
      if (path.endsWith("/projects"))
        return ok({
          projects: query.recoverable || query.cursor ? [] : [project],
          pagination: { cursor: "p-1" },
        });
      if (path.endsWith("/projects/{project}")) return ok({ project });
      if (path.endsWith("/branches")) return ok({ branches: [main] });
      if (path.endsWith("/endpoints"))
        return ok({
          endpoints: [
            {
              ...{ id: "ep-1", host: "ep-1.neon.tech", branch_id: "br-main", region_id: "aws-us-east-1" },
              ...{ type: "read_write", disabled: false, created_at: at },
            },
          ],
        });
      if (path.endsWith("/buckets") || path.endsWith("/functions"))
        return { status: 404, body: { reason: "org_not_entitled" } };
      return ok({
        ...{ auth_method: "api_key_org", roles: [], databases: [], snapshots: [], project_permissions: [] },
        ...{ jwks: [], endpoints: [] },
      });
    },
  });
}

describe("copies at Neon", () => {
  it("are none where every list says so", async () => {
    expect((await account()).shown).toMatchObject([{ attestation: "neon-copies-by-hand", verdict: "met" }]);
  });

  it.each<[string, Parameters<typeof account>[0], "violated" | "unverified"]>([
    ["a snapshot", { "/snapshots": () => ok({ snapshots: [{ id: "s", created_at: at }] }) }, "violated"],
    [
      "a branch",
      { "/branches": () => ok({ branches: [main, { ...main, id: "br-2", name: "copy", default: false }] }) },
      "violated",
    ],
    [
      "a deleted project",
      {
        "/projects": ({ query = {} }) =>
          ok({
            projects: query.cursor
              ? []
              : [query.recoverable ? { ...project, id: "gone", deleted_at: at } : project],
            pagination: { cursor: "x" },
          }),
      },
      "violated",
    ],
    ["snapshots that nobody may list", { "/snapshots": () => ({ status: 403 }) }, "unverified"],
    [
      "a list that leaves projects out",
      {
        "/projects": ({ query = {} }) =>
          ok({
            projects: query.recoverable || query.cursor ? [] : [project],
            unavailable_project_ids: ["p-2"],
            pagination: { cursor: "x" },
          }),
      },
      "unverified",
    ],
    [
      "a question for deleted projects that was not understood",
      {
        "/projects": ({ query = {} }) =>
          ok({ projects: query.cursor ? [] : [project], pagination: { cursor: "x" } }),
      },
      "unverified",
    ],
  ])("%s", async (_, overrides, verdict) => {
    expect((await account(overrides)).shown).toMatchObject([{ verdict }]);
  });
});

describe("what is not there for every account", () => {
  const { bucket, deletedBranch } = unknownToProviders;

  it.each([
    ["org_not_entitled", "complete"],
    ["region_unavailable", "complete"],
    ["branch_not_found", "cannot-tell"],
    ["telemetry_not_enabled", "cannot-tell"],
  ])("a refusal because of %s is %s", async (reason, seen) => {
    const { inventories } = await account({ "/buckets": () => ({ status: 404, body: { reason } }) });
    expect(inventories.get(bucket)?.seen).toBe(seen);
  });

  it("nobody can tell of deleted branches until one is listed", async () => {
    expect((await account()).inventories.get(deletedBranch)?.seen).toBe("cannot-tell");
    const gone = { ...main, id: "br-2", default: false, recovery: { deleted_at: at, recoverable_until: at } };
    const { inventories, resources } = await account({ "/branches": () => ok({ branches: [main, gone] }) });
    expect(inventories.get(deletedBranch)).toMatchObject({ seen: "complete", value: 1 });
    expect(inventories.get(neon.branch)).toMatchObject({ seen: "complete", value: 1 });
    expect(resources.filter(({ type }) => type === deletedBranch)).toHaveLength(1);
  });
});

it("nobody is named with whom a project is shared", async () => {
  const { resources } = await account({
    "/permissions": () =>
      ok({ project_permissions: [{ id: "1", granted_to_email: "ana@example.com", granted_at: at }] }),
  });
  expect(resources.filter(({ type }) => type === neon.projectPermission)).toHaveLength(1);
  expect(JSON.stringify(resources)).not.toContain("ana@");
});
