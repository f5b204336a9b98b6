import { describe, expect, it } from "vitest";
import { plant } from "../../../../sandbox/plant.ts";
import { isObject } from "../../../../vendors/simulation/json.ts";
import type { VendorStore } from "../../../../vendors/simulation/store.ts";
import { types } from "../../../../vendors/types.ts";
import { agesIn, editNamed, inventoryIn, sandboxLook, shownIn } from "../../../support/sandbox-look.ts";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const put =
  (what: string, options: Parameters<typeof plant>[2] = {}) =>
  (store: VendorStore) =>
    void plant(store, what, options);

describe("Render as it was filled", () => {
  it("brings no finding, and no secret of an environment is in the record", async () => {
    const secrets: string[] = [];
    const { entries, news } = await sandboxLook(["render"], (store) => {
      const [web] = store.ofType(types.render.webService);
      const variables = web?.properties.envVars;
      if (!isObject(variables)) return;
      for (const name of ["SESSION_SECRET", "HEALTH_DATA_KEY_1", "POSTMARK_SERVER_TOKEN", "PGPASSWORD"]) {
        const variable = variables[name];
        if (isObject(variable)) secrets.push(String(variable.value));
      }
    });
    expect(news).toEqual([]);
    expect(entries.find((each) => each.entry === "vendor")).toMatchObject({ standing: "seen" });
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) expect(JSON.stringify(entries)).not.toContain(secret);
    expect(JSON.stringify(entries)).toContain("SESSION_SECRET");
  });
});

describe("what was planted at Render is found", () => {
  it.each([
    ["render-service", /^resource-is-declared violated: web service planted/],
    ["render-postgres", /^resource-is-declared violated: database at Render planted/],
    ["render-webhook", /^resource-is-declared violated: Render webhook planted/],
    ["render-object", /^resource-is-declared violated: region with objects objects in oregon/],
  ])("%s", async (what, finding) => {
    const { news } = await sandboxLook(["render"], put(what, { name: "planted" }));
    expect(news).toContainEqual(expect.stringMatching(finding));
  });

  it("a preview, and a disk with what it holds", async () => {
    const { entries, news } = await sandboxLook(["render"], (store) => {
      plant(store, "render-service", {
        name: "preview",
        edits: ["isPreview=true", 'disk={"name":"d","mountPath":"/d","sizeGb":1}'],
      });
      const id = store.ofType(types.render.webService).find(({ urn }) => urn.endsWith("::preview"))?.id;
      plant(store, "render-disk-snapshot", { name: "snap", edits: [`owner=dsk-${id}`], at: ago(5) });
    });
    for (const called of ["web service preview", "disk ", "snapshot of a disk"])
      expect(news).toContainEqual(expect.stringMatching(`^resource-is-declared violated: ${called}`));
    expect(agesIn(entries, { store: /snapshots of disk/ })).toMatchObject([
      { answer: { value: { count: 1 } } },
    ]);
  });
});

describe("drift at Render is found", () => {
  it.each([
    ["web", "region=frankfurt", /^render-service-in-declared-region violated/],
    ["web", "previews.generation=automatic", /^render-service-makes-no-previews violated/],
    ["web", 'disk={"name":"d","mountPath":"/d","sizeGb":1}', /^render-disk-absent violated/],
    [
      "web",
      "runtimeSource.nativeRuntime.autoDeploy=true",
      /^render-service-deploys-on-request violated|autoDeploy/,
    ],
    ["web", "envVars.PGSSLMODE.value=disable", /PGSSLMODE/],
    ["web", "envVars.R2_SECRET_ACCESS_KEY.value=another-secret", /R2_SECRET_ACCESS_KEY/],
    ["web", 'envVars.ADDED={"value":"x"}', /ADDED/],
    ["purge", 'schedule="0 0 1 * *"', /^purge-job-runs-often-enough violated/],
    ["purge", 'startCommand="true"', /startCommand|^purge-job-runs-registered-code violated/],
    ["project", "environments.production.networkIsolated=false", /^render-environment-is-isolated violated/],
    [
      "project",
      "environments.production.protectedStatus=unprotected",
      /^render-environment-is-protected violated/,
    ],
    ["web", "logStreamOverride.setting=send", /logStreamOverride/],
  ])("%s %s", async (name, change, finding) => {
    const { news } = await sandboxLook(["render"], editNamed(name, change, "render"));
    expect(news).toContainEqual(expect.stringMatching(finding));
    expect(news.join()).not.toContain("another-secret");
  });
});

describe("the address under onrender.com", () => {
  it.each([
    ["enabled", "violated"],
    ["disabled", "met"],
  ])("%s is %s", async (policy, verdict) => {
    const { entries } = await sandboxLook(
      ["render"],
      editNamed("web", `renderSubdomainPolicy=${policy}`, "render"),
    );
    expect(shownIn(entries, "render-subdomain-off")).toMatchObject({ verdict });
  });

  it("of no service that was seen is unverified", async () => {
    const { entries } = await sandboxLook(["render"], (_, { troubles }) =>
      troubles.add({ on: /\/v1\/services$/, trouble: { kind: "status", status: 403 } }),
    );
    expect(shownIn(entries, "render-subdomain-off")).toMatchObject({ verdict: "unverified" });
  });
});

describe("logs at Render", () => {
  it("show their oldest line, and an empty answer shows nothing", async () => {
    const at = ago(6);
    const { entries } = await sandboxLook(["render"], put("render-log", { at }));
    const logs = agesIn(entries, { store: / log of srv-/ });
    expect(logs).toMatchObject([
      { copy: "render-application-logs", how: "oldest", answer: { seen: "complete", value: { at } } },
      { copy: "render-request-logs", answer: { seen: "cannot-tell" } },
    ]);
    expect(JSON.stringify(entries)).not.toContain("line of the sandbox");
  });
});

describe("what nobody can tell at Render is never none", () => {
  it.each([
    ["a region that is refused", /objects\/tea-sandbox\/ohio/, "region with objects", "partial"],
    ["services that are refused", /\/v1\/services$/, "web service", "cannot-tell"],
    ["workspaces that are refused", /\/v1\/owners$/, "web service", "cannot-tell"],
    ["disks that are refused", /\/v1\/disks$/, "snapshot of a disk", "cannot-tell"],
    ["a log stream that is refused", /streams\/owner/, "log stream", "cannot-tell"],
  ])("%s", async (_, on, called, seen) => {
    const { entries, news } = await sandboxLook(["render"], (__, { troubles }) =>
      troubles.add({ on, trouble: { kind: "status", status: 403 } }),
    );
    expect(inventoryIn(entries, called)?.seen).toBe(seen);
    expect(news.filter((one) => one.includes("lists no such"))).toEqual([]);
  });

  it("an environment of which only a part is shown is not compared", async () => {
    const { news } = await sandboxLook(["render"], (_, { troubles }) =>
      troubles.add({ on: /env-vars$/, trouble: { kind: "status", status: 403 } }),
    );
    expect(news).toEqual([]);
  });
});
