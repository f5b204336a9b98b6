import { describe, expect, test } from "vitest";
import { plant } from "../../../sandbox/plant.ts";
import { types } from "../../../vendors/types.ts";
import { askFront } from "../../support/fronts.ts";
import { simulatedVendors } from "../../support/simulated-vendors.ts";

function render() {
  const { store, make } = simulatedVendors();
  const get = (path: string) => askFront(store, "render", `/v1${path}`);
  const rows = (path: string) => get(path).body as unknown as { cursor: string; service: { name: string } }[];
  return { store, make, get, rows };
}

describe("Render's services", () => {
  test("stand beside cursors; the page after the last one is empty", () => {
    const { make, rows } = render();
    for (const name of ["one", "two", "three"]) make(types.render.webService, { name, region: "oregon" });
    const first = rows("/services?limit=2");
    expect(first.map(({ service }) => service.name)).toEqual(["one", "two"]);
    const second = rows(`/services?limit=2&cursor=${first.at(-1)?.cursor}`);
    expect(second.map(({ service }) => service.name)).toEqual(["three"]);
    expect(rows(`/services?limit=2&cursor=${second.at(-1)?.cursor}`)).toEqual([]);
  });

  test("previews come only where they are asked for", () => {
    const { store, rows } = render();
    plant(store, "render-service", { name: "preview", edits: ["isPreview=true"] });
    expect(rows("/services")).toEqual([]);
    expect(rows("/services?includePreviews=true")).toHaveLength(1);
  });

  test("show values of the environment where they are asked for alone, and whether their onrender.com address answers", () => {
    const { get, make } = render();
    const envVars = { TOKEN: { value: "value-of-the-test" } };
    const { id } = make(types.render.webService, { name: "web", region: "oregon", envVars });
    expect(get(`/services/${id}/env-vars`).body).toMatchObject([
      { envVar: { key: "TOKEN", value: "value-of-the-test" } },
    ]);
    expect(JSON.stringify(get("/services").body)).not.toContain("value-of-the-test");
    expect(get(`/services/${id}`).body).toMatchObject({
      serviceDetails: { renderSubdomainPolicy: "enabled" },
    });
    expect(get("/services/none").status).toBe(404);
  });
});

describe("Render's other stores", () => {
  test("objects are those of one region, in an envelope of their own", () => {
    const { store, get } = render();
    for (const name of ["a", "b"]) plant(store, "render-object", { name });
    expect(get("/objects/tea-sandbox/oregon?limit=1").body).toMatchObject({
      items: [{ object: { key: "a" } }],
      hasNext: true,
      nextCursor: expect.any(String),
    });
    expect(get("/objects/tea-sandbox/ohio").body).toEqual({ items: [], hasNext: false });
    expect(get("/objects/tea-sandbox/mars").status).toBe(400);
  });

  test("a disk is listed for the service that has it", () => {
    const { make, get } = render();
    const disk = { name: "data", mountPath: "/data", sizeGb: 10 };
    const { id } = make(types.render.webService, { name: "web", region: "oregon", disk });
    expect(get("/disks").body).toMatchObject([{ disk: { serviceId: id, sizeGB: 10 } }]);
  });
});

describe("Render's logs", () => {
  test("are of the last hour unless times are given, and a resource must be named", () => {
    const { store, make, get } = render();
    const { id } = make(types.render.webService, { name: "web", region: "oregon" });
    plant(store, "render-log", { name: "line", at: new Date(Date.now() - 2 * 3_600_000).toISOString() });
    const base = `/logs?ownerId=tea-sandbox&resource=${id}`;
    expect(get(base).body).toMatchObject({ logs: [], hasMore: false });
    expect(get(`${base}&startTime=2020-01-01T00:00:00Z&direction=forward&limit=1`).body).toMatchObject({
      logs: [{ id: "line" }],
      hasMore: false,
    });
    expect(get("/logs?ownerId=tea-sandbox").status).toBe(400);
  });
});
