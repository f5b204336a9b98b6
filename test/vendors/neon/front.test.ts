import { describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

function oneProject() {
  const { store, make } = simulatedVendors();
  const project = make(types.neon.project, { name: "p", orgId: "org", regionId: "aws-us-east-1" });
  const get = (path: string) => askFront(store, "neon", `/api/v2${path}`);
  return { store, make, project, get };
}

describe("Neon's projects", () => {
  test("the list leaves out what Neon cannot read now, says which, and answers 200", () => {
    const { store, project, get } = oneProject();
    plant(store, "neon-unavailable-project", { name: project.id });
    expect(get("/projects?org_id=org")).toMatchObject({
      status: 200,
      body: { projects: [], unavailable_project_ids: [project.id] },
    });
  });

  test("a deleted one is listed for a week where it is asked for, and nowhere else", () => {
    const { store, get } = oneProject();
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    plant(store, "neon-deleted-project", { name: "young", at: ago(6) });
    plant(store, "neon-deleted-project", { name: "old", at: ago(8) });
    expect(get("/projects?org_id=org&recoverable=true").body).toMatchObject({ projects: [{ id: "young" }] });
    expect(get("/projects?org_id=org").body).toMatchObject({ projects: [{ name: "p" }] });
  });

  test("come in pages by cursor, of one organisation, and no page is larger than 400", () => {
    const { make, project, get } = oneProject();
    const second = make(types.neon.project, { name: "q", orgId: "org", regionId: "aws-us-east-1" });
    make(types.neon.project, { name: "r", orgId: "other", regionId: "aws-us-east-1" });
    const first = get("/projects?org_id=org&limit=1").body;
    expect(first).toMatchObject({ projects: [{ id: project.id }], pagination: { cursor: project.id } });
    expect(get(`/projects?org_id=org&limit=1&cursor=${project.id}`).body).toMatchObject({
      projects: [{ id: second.id }],
    });
    expect(get(`/projects?org_id=org&limit=1&cursor=${second.id}`).body).toMatchObject({ projects: [] });
    expect(get("/projects?limit=401").status).toBe(400);
  });
});

describe("Neon's branches", () => {
  test("the default one came with the project; the oldest comes first where it is asked for", () => {
    const { store, project, get } = oneProject();
    plant(store, "neon-branch", { name: "old", at: "2026-01-02T00:00:00.000Z" });
    const { branches } = get(`/projects/${project.id}/branches?sort_by=created_at&sort_order=asc`)
      .body as unknown as { branches: { name: string; default: boolean }[] };
    expect(branches.map(({ name, default: isDefault }) => [name, isDefault])).toEqual([
      ["old", false],
      ["main", true],
    ]);
  });

  test("a deleted one comes only where it is asked for, with the day until which it can come back", () => {
    const { store, project, get } = oneProject();
    plant(store, "neon-deleted-branch", { name: "br-gone", at: "2026-11-20T00:00:00.000Z" });
    const ids = (query: string) =>
      (
        get(`/projects/${project.id}/branches${query}`).body as unknown as { branches: { id: string }[] }
      ).branches.map(({ id }) => id);
    expect(ids("")).not.toContain("br-gone");
    expect(ids("?include_deleted=true")).toContain("br-gone");
  });

  test("a snapshot says when it was made, and none is paged", () => {
    const { store, project, get } = oneProject();
    plant(store, "neon-snapshot", { name: "snap-1", at: "2026-01-02T00:00:00.000Z" });
    expect(get(`/projects/${project.id}/snapshots`).body).toEqual({
      snapshots: [{ id: "snap-1", name: "snap-1", created_at: "2026-01-02T00:00:00.000Z", manual: true }],
    });
  });

  test("no password of a role is shown", () => {
    const { make, project, get } = oneProject();
    const branchId = `br-${project.id}`;
    const role = make(types.neon.role, { projectId: project.id, branchId, name: "app" });
    const { body } = get(`/projects/${project.id}/branches/${branchId}/roles`);
    expect(JSON.stringify(body)).toContain("app");
    expect(JSON.stringify(body)).not.toContain(String(role.properties.password));
  });
});
