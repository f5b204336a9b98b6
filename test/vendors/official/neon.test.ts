import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { plant } from "../../../sandbox/plant.ts";
import type { VendorStore } from "../../../vendors/simulation/store.ts";
import { types } from "../../../vendors/types.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { askFront } from "../../support/fronts.ts";
import { official } from "../../support/official.ts";
import { OpenApi } from "../../support/openapi.ts";
import { explained } from "../../support/tools.ts";

const file = "public-v2-for-users.gen.yaml";
const description = official({
  name: "@neondatabase/api-client",
  version: "2.7.3",
  integrity:
    "sha512-hqJmcd8qeCNjcsSNlz77peGIwB9SLj8NC6kK6AjPRyb4bUvXB+TCmffx5893/0oRHYjqpua0nBLa5ql8z6acmw==",
  files: [file],
});
const why = "why" in description ? description.why : undefined;

describe.skipIf(why)(explained("Neon's front answers as Neon's own description says", why), () => {
  let api: OpenApi;
  let store: VendorStore;
  let project: string;
  beforeAll(async () => {
    if ("why" in description) return;
    api = new OpenApi(parse(readFileSync(join(description.folder, file), "utf8")));
    store = await filledVendors();
    project = store.ofType(types.neon.project)[0]?.id ?? "";
    for (const what of ["branch", "snapshot", "deleted-branch", "deleted-project", "unavailable-project"])
      plant(store, `neon-${what}`);
  });
  afterAll(() => store?.close());

  const branch = () => `br-${project}`;
  test.each([
    ["/projects", () => "/projects?org_id=sandbox-neon-organisation"],
    ["/projects", () => "/projects?org_id=sandbox-neon-organisation&recoverable=true&limit=400"],
    ["/projects/{project_id}", () => `/projects/${project}`],
    ["/projects/{project_id}", () => "/projects/none"],
    [
      "/projects/{project_id}/branches",
      () =>
        `/projects/${project}/branches?include_deleted=true&sort_by=created_at&sort_order=asc&limit=10000`,
    ],
    ["/projects/{project_id}/branches/{branch_id}", () => `/projects/${project}/branches/${branch()}`],
    ["/projects/{project_id}/snapshots", () => `/projects/${project}/snapshots`],
    ["/projects/{project_id}/endpoints", () => `/projects/${project}/endpoints`],
    [
      "/projects/{project_id}/branches/{branch_id}/endpoints",
      () => `/projects/${project}/branches/${branch()}/endpoints`,
    ],
    [
      "/projects/{project_id}/branches/{branch_id}/roles",
      () => `/projects/${project}/branches/${branch()}/roles`,
    ],
    [
      "/projects/{project_id}/branches/{branch_id}/databases",
      () => `/projects/${project}/branches/${branch()}/databases`,
    ],
    [
      "/projects/{project_id}/branches/{branch_id}/backup_schedule",
      () => `/projects/${project}/branches/${branch()}/backup_schedule`,
    ],
    ["/projects/{project_id}/permissions", () => `/projects/${project}/permissions`],
    ["/projects/{project_id}/jwks", () => `/projects/${project}/jwks`],
    ["/projects/{project_id}/vpc_endpoints", () => `/projects/${project}/vpc_endpoints`],
    ["/auth", () => "/auth"],
    ["/organizations/{org_id}", () => "/organizations/sandbox-neon-organisation"],
    ["/organizations/{org_id}/api_keys", () => "/organizations/sandbox-neon-organisation/api_keys"],
  ])("GET %s", (path, address) => {
    const asked = address();
    const { status, body } = askFront(store, "neon", `/api/v2${asked}`);
    expect(api.problems(path, status, body)).toEqual([]);
    expect(api.strangeParameters(path, [...new URLSearchParams(asked.split("?")[1]).keys()])).toEqual([]);
  });

  test("the check sees a wrong form, a missing field and one that is unknown", () => {
    expect(api.problems("/auth", 200, { account_id: 1, extra: true })).toEqual([
      expect.stringContaining("must have required property 'auth_method'"),
      expect.stringContaining("/account_id must be string"),
      "/extra is no field that the description knows",
    ]);
  });
});
