import { bearer, type Front, ok, type Route } from "../../simulation/front.ts";
import { isList, type JsonObject, textAt } from "../../simulation/json.ts";
import { renamed } from "../../simulation/names.ts";
import { unused } from "../../simulation/plant.ts";
import type { VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { entriesOf } from "./entries.ts";
import { cursored, failure, none } from "./lists.ts";
import { logRoutes } from "./logs.ts";
import { serviceRoutes, services } from "./services.ts";
import { storeRoutes } from "./stores.ts";
import { owner, workspace } from "./workspace.ts";

const workspaceRoutes: readonly Route[] = [
  { path: "/v1/users", answer: () => ok({ email: "sandbox@example.invalid", name: "Sandbox" }) },
  { path: "/v1/owners", answer: ({ query }) => cursored("owner", [owner], query) },
  {
    path: "/v1/owners/:owner",
    answer: (_question, { named }) => (named.owner === workspace ? ok(owner) : failure(404, "not found")),
  },
  {
    path: "/v1/projects",
    answer: ({ query }, { store }) =>
      cursored(
        "project",
        store.ofType(types.render.project).map((held) => ({
          id: held.id,
          name: textAt(held.properties, "name"),
          owner,
          environmentIds: environments(held.properties).map(([, environment]) => textAt(environment, "id")),
          createdAt: store.madeAt(held),
          updatedAt: store.madeAt(held),
        })),
        query,
      ),
  },
  {
    path: "/v1/environments",
    answer: ({ query }, { store }) =>
      cursored(
        "environment",
        store
          .ofType(types.render.project)
          .filter(({ id }) => query.getAll("projectId").includes(id))
          .flatMap(({ id: projectId, properties }) =>
            environments(properties).map(([, environment]) => ({
              id: textAt(environment, "id"),
              name: textAt(environment, "name"),
              projectId,
              databasesIds: [],
              redisIds: [],
              envGroupIds: [],
              serviceIds: services(store).flatMap((held) =>
                held.properties.environmentId === environment.id ? [held.id] : [],
              ),
              protectedStatus: textAt(environment, "protectedStatus") || "unprotected",
              networkIsolationEnabled: environment.networkIsolated === true,
              ipAllowList: isList(environment.ipAllowLists) ? environment.ipAllowLists : [],
            })),
          ),
        query,
      ),
  },
  {
    path: "/v1/webhooks",
    answer: ({ query }, { store }) =>
      cursored(
        "webhook",
        store.ofType(types.render.webhook).map(({ id, properties }) => ({
          id,
          name: textAt(properties, "name"),
          url: textAt(properties, "url"),
          enabled: properties.enabled !== false,
          eventFilter: isList(properties.eventFilters) ? properties.eventFilters : [],
          secret: "whsec_of_the_sandbox",
        })),
        query,
      ),
  },
  {
    path: "/v1/env-groups",
    answer: (_question, { store }) =>
      ok(
        store.ofType(types.render.envGroup).map((held) => ({
          id: held.id,
          name: textAt(held.properties, "name"),
          ownerId: workspace,
          serviceLinks: linksOf(held.id, store),
          createdAt: store.madeAt(held),
          updatedAt: store.madeAt(held),
        })),
      ),
  },
  {
    path: "/v1/env-groups/:group",
    answer: (_question, { store, named }) => {
      const held = store.get(types.render.envGroup, named.group ?? "");
      if (!held) return failure(404, "not found");
      return ok({
        id: held.id,
        name: textAt(held.properties, "name"),
        ownerId: workspace,
        ...renamed(held.properties, { environmentId: "environmentId" }),
        serviceLinks: linksOf(held.id, store),
        envVars: entriesOf(held.properties.envVars).map(([key, variable]) => ({
          key,
          value: textAt(variable, "value"),
        })),
        secretFiles: entriesOf(held.properties.secretFiles).map(([name, file]) => ({
          ...{ id: name, name },
          content: textAt(file, "content"),
        })),
        createdAt: store.madeAt(held),
        updatedAt: store.madeAt(held),
      });
    },
  },
  {
    path: "/v1/dedicated-ips",
    answer: (_question, { store }) =>
      ok(
        store.ofType(types.render.dedicatedIp).map((held) => ({
          id: held.id,
          name: textAt(held.properties, "name"),
          description: textAt(held.properties, "description"),
          ownerId: workspace,
          region: textAt(held.properties, "region"),
          environmentIds: isList(held.properties.environmentIds) ? held.properties.environmentIds : [],
          ips: ["192.0.2.10", "192.0.2.11"],
          status: "RUNNING",
          createdAt: store.madeAt(held),
        })),
      ),
  },
  {
    path: "/v1/metrics-stream/:owner",
    answer: (_question, { store }) => {
      const [held] = store.ofType(types.render.metricsStream);
      return held
        ? ok({
            ownerId: workspace,
            provider: textAt(held.properties, "metricsProvider"),
            url: textAt(held.properties, "url"),
          })
        : failure(404, "not found");
    },
  },
  {
    path: "/v1/registrycredentials",
    answer: (_question, { store }) =>
      ok(
        store.ofType(types.render.registryCredential).map((held) => ({
          id: held.id,
          name: textAt(held.properties, "name"),
          registry: textAt(held.properties, "registry"),
          username: textAt(held.properties, "username"),
          updatedAt: store.madeAt(held),
        })),
      ),
  },
  ...Object.entries({ blueprints: "blueprint", workflows: "workflow", sandboxes: "sandbox" }).map(
    ([path, noun]): Route => ({
      path: `/v1/${path}`,
      answer: ({ query }, { store }) =>
        cursored(
          noun,
          store.ofType(unused("render", noun)).map((held) => ({
            id: held.id,
            name: textAt(held.properties, "name"),
            createdAt: store.madeAt(held),
            updatedAt: store.madeAt(held),
          })),
          query,
        ),
    }),
  ),
  ...["/workflowversions", "/tasks", "/task-runs", "/sandbox-groups"].map(none),
  ...["/artifact-sources", "/maintenance", "/notification-settings/overrides"].map(none),
  // Audit logs exist on the plans of organizations alone.
  { path: "/v1/owners/:owner/audit-logs", answer: () => failure(403, "this plan has no audit logs") },
];

/** Render's REST interface, version 1. */
export const renderFront: Front = {
  hosts: ["api.render.com"],
  routes: [...workspaceRoutes, ...serviceRoutes, ...storeRoutes, ...logRoutes],
  credential: bearer,
  unauthorised: () => failure(401, "unauthorized"),
  forbidden: () => failure(403, "forbidden"),
  notFound: () => failure(404, "not found"),
  notAllowed: () => failure(405, "method not allowed"),
};

function environments({ environments }: JsonObject): [string, JsonObject][] {
  return entriesOf(environments);
}

function linksOf(group: string, store: VendorStore): JsonObject[] {
  const ids = store
    .ofType(types.render.envGroupLink)
    .filter(({ properties }) => properties.envGroupId === group)
    .flatMap(({ properties: { serviceIds } }) => (isList(serviceIds) ? serviceIds : []));
  return ids.map((id) => ({ id, name: String(id), type: "web_service" }));
}
