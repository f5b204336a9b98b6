import { describe, expect, it } from "vitest";
import { reader as neon } from "../../../vendors/neon/observation/reader.ts";
import { unpaged } from "../../../vendors/observation/unpaged.ts";
import { reader as postmark } from "../../../vendors/postmark/observation/reader.ts";
import { reader as render } from "../../../vendors/render/observation/reader.ts";
import { reader as stripe } from "../../../vendors/stripe/observation/reader.ts";
import { reader as twilio } from "../../../vendors/twilio/observation/reader.ts";
import { types } from "../../../vendors/types.ts";
import { readScripted, type Scripted } from "../../support/scripted-account.ts";

const json = (json: unknown): Scripted => ({ json });
const nowhere: Scripted = { status: 404 };

describe("a list without pages", () => {
  const answered = { answered: true, value: [1, 2], headers: {} } as const;
  const count = (rows: readonly number[]) => rows.length;

  it("is all of it, or nobody can tell, or the answer itself says that there is more", () => {
    expect(unpaged(answered, count, () => false)).toMatchObject({ seen: "complete", value: 2 });
    expect(unpaged(answered, count, () => true)).toMatchObject({ seen: "partial", value: 2 });
    expect(unpaged({ answered: false, why: "no" }, count, () => false)).toEqual({
      seen: "cannot-tell",
      why: "no",
    });
  });
});

describe("lists that go on where nobody documents it", () => {
  const at = "2026-10-01T00:00:00Z";
  const project = {
    id: "p",
    name: "p",
    region_id: "r",
    pg_version: 17,
    store_passwords: true,
    created_at: at,
  };
  const branch = { id: "b", name: "main", default: true, protected: true, created_at: at };

  it.each([
    ["/snapshots", { snapshots: [] }, "neon:index/snapshot:Snapshot"],
    ["/endpoints", { endpoints: [] }, types.neon.endpoint],
    ["/roles", { roles: [] }, types.neon.role],
    ["/databases", { databases: [] }, types.neon.database],
    ["/permissions", { project_permissions: [] }, types.neon.projectPermission],
    ["/jwks", { jwks: [] }, types.neon.jwksUrl],
    ["/vpc_endpoints", { endpoints: [] }, types.neon.vpcEndpointRestriction],
    ["/auth/integrations", { data: [] }, "neon:index/auth:Auth"],
  ])("are not all: Neon's %s", async (end, body, kind) => {
    const { inventories } = await readScripted(neon, {
      answer({ path, query }) {
        if (path.endsWith("/projects")) return json({ projects: query?.recoverable ? [] : [project] });
        if (path.endsWith("/projects/{project}")) return json({ project });
        if (path.endsWith("/branches")) return json({ branches: [branch] });
        return path.endsWith(end) ? json({ ...body, pagination: { cursor: "more" } }) : nowhere;
      },
    });
    expect(inventories.get(kind)?.seen).toBe("partial");
  });

  it("are walked where Neon documents pages: functions", async () => {
    const one = (id: string) => ({ id, slug: id, created_at: at });
    const { inventories } = await readScripted(neon, {
      answer({ path, query }) {
        if (path.endsWith("/projects")) return json({ projects: query?.recoverable ? [] : [project] });
        if (path.endsWith("/branches")) return json({ branches: [branch] });
        if (!path.endsWith("/functions")) return nowhere;
        return query?.cursor === undefined
          ? json({ functions: [one("f")], pagination: { next: "2" } })
          : json({ functions: [one("g")] });
      },
    });
    expect(inventories.get("neon:index/function:Function")).toMatchObject({ seen: "complete", value: 2 });
  });

  it.each([19, 20])("may go on at Render where %s rows fill a page of the usual size", async (count) => {
    const { inventories } = await readScripted(render, {
      answer({ path, query }) {
        if (path === "/v1/owners")
          return json(query?.cursor ? [] : [{ cursor: "c", owner: { id: "tea", type: "team" } }]);
        const rows = Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: `${index}` }));
        return path === "/v1/registrycredentials" ? json(rows) : nowhere;
      },
    });
    expect(inventories.get(types.render.registryCredential)?.seen).toBe(count < 20 ? "complete" : "partial");
  });

  it("are not all where Postmark counts more", async () => {
    const server = { ID: 1, Name: "s", ApiTokens: ["token"] };
    const { inventories } = await readScripted(postmark, {
      answer({ path }) {
        if (path === "/servers") return json({ TotalCount: 1, Servers: [server] });
        return path === "/webhooks" ? json({ TotalCount: 9, Webhooks: [] }) : nowhere;
      },
    });
    expect(inventories.get(types.postmark.webhook)?.seen).toBe("partial");
  });

  it("tell nothing where Twilio or Stripe leaves out what leads on", async () => {
    const { inventories } = await readScripted(twilio, {
      declared: { [`${types.twilio.twimlApp} accountSid`]: ["AC1"] },
      answer: ({ path }) => (path.endsWith("/Applications.json") ? json({ applications: [] }) : nowhere),
    });
    expect(inventories.get(types.twilio.twimlApp)?.seen).toBe("cannot-tell");
    const events = await readScripted(stripe, {
      answer: ({ path }) => (path.startsWith("/v2/") ? json({ data: [] }) : nowhere),
    });
    expect(events.inventories.get(types.stripe.v2CoreEventDestination)?.seen).toBe("cannot-tell");
  });
});
