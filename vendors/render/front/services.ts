import { type Answer, type Desk, ok, type Question, type Route } from "../../simulation/front.ts";
import { isList, isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import { renamed } from "../../simulation/names.ts";
import type { HeldObject, VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { entriesOf } from "./entries.ts";
import { cursored, failure } from "./lists.ts";
import { workspace } from "./workspace.ts";

const kinds: Readonly<Record<string, string>> = {
  [types.render.webService]: "web_service",
  [types.render.privateService]: "private_service",
  [types.render.backgroundWorker]: "background_worker",
  [types.render.cronJob]: "cron_job",
  [types.render.staticSite]: "static_site",
};

export const serviceRoutes: readonly Route[] = [
  {
    path: "/v1/services",
    answer: ({ query }, { store }) =>
      cursored(
        "service",
        services(store)
          // A preview is left out unless it is asked for.
          .filter(
            ({ properties }) => query.get("includePreviews") === "true" || properties.isPreview !== true,
          )
          .filter(
            ({ type }) =>
              query.getAll("type").length === 0 || query.getAll("type").includes(kinds[type] ?? ""),
          )
          .map((held) => service(held, store)),
        query,
      ),
  },
  { path: "/v1/services/:service", answer: within((held, { store }) => ok(service(held, store))) },
  {
    path: "/v1/services/:service/env-vars",
    answer: within(({ properties }, _desk, { query }) =>
      cursored(
        "envVar",
        entriesOf(properties.envVars).map(([key, variable]) => ({ key, value: textAt(variable, "value") })),
        query,
      ),
    ),
  },
  {
    path: "/v1/services/:service/secret-files",
    answer: within(({ properties }, _desk, { query }) =>
      cursored(
        "secretFile",
        entriesOf(properties.secretFiles).map(([name, file]) => ({ name, content: textAt(file, "content") })),
        query,
      ),
    ),
  },
  {
    path: "/v1/services/:service/custom-domains",
    answer: within(({ id, properties }, { store }, { query }) =>
      cursored(
        "customDomain",
        (isList(properties.customDomains) ? properties.customDomains : []).filter(isObject).map((domain) => ({
          id: `cdm-${textAt(domain, "name")}`,
          name: textAt(domain, "name"),
          domainType: textAt(domain, "name").split(".").length > 2 ? "subdomain" : "apex",
          publicSuffix: textAt(domain, "name").split(".").at(-1) ?? "",
          redirectForName: "",
          verificationStatus: "verified",
          createdAt: store.madeAt({ type: types.render.webService, id }),
          server: { id, name: textAt(properties, "name") },
        })),
        query,
      ),
    ),
  },
  ...["jobs", "headers", "routes"].map(
    (part): Route => ({ path: `/v1/services/:service/${part}`, answer: within(() => ok([])) }),
  ),
];

export function services(store: VendorStore): HeldObject[] {
  return Object.keys(kinds).flatMap((type) => store.ofType(type));
}

function within(answer: (held: HeldObject, desk: Desk, question: Question) => Answer): Route["answer"] {
  return (question, desk) => {
    const held = services(desk.store).find(({ id }) => id === desk.named.service);
    return held ? answer(held, desk, question) : failure(404, "not found");
  };
}

function service(held: HeldObject, store: VendorStore): JsonObject {
  const { id, type, properties } = held;
  const made = store.madeAt(held);
  const source = runtimeOf(properties);
  return {
    id,
    type: kinds[type] ?? "",
    name: textAt(properties, "name"),
    slug: textAt(properties, "slug") || textAt(properties, "name"),
    ownerId: workspace,
    ...renamed(properties, { environmentId: "environmentId" }),
    ...renamed(source, { repoUrl: "repo", branch: "branch", imageUrl: "imagePath" }),
    autoDeploy: source.autoDeploy === false ? "no" : "yes",
    autoDeployTrigger:
      textAt(source, "autoDeployTrigger") || (source.autoDeploy === false ? "off" : "commit"),
    rootDir: textAt(properties, "rootDirectory"),
    notifyOnFail: "default",
    suspended: properties.suspended === true ? "suspended" : "not_suspended",
    suspenders: [],
    dashboardUrl: `https://dashboard.render.com/${id}`,
    createdAt: made,
    updatedAt: made,
    serviceDetails: details(held),
  };
}

function details(held: HeldObject): JsonObject {
  const { type, properties } = held;
  const source = runtimeOf(properties);
  const runtime = textAt(source, "runtime") || runtimeName(properties);
  const common = {
    env: runtime,
    runtime,
    envSpecificDetails: {
      buildCommand: textAt(source, "buildCommand"),
      startCommand: textAt(properties, "startCommand"),
      preDeployCommand: textAt(properties, "preDeployCommand"),
    },
    plan: textAt(properties, "plan"),
    region: textAt(properties, "region") || "oregon",
    buildPlan: "starter",
  };
  if (type === types.render.cronJob) return { ...common, schedule: textAt(properties, "schedule") };
  const disk = isObject(properties.disk) ? properties.disk : undefined;
  return {
    ...common,
    numInstances: 1,
    openPorts: [],
    healthCheckPath: "",
    url: textAt(properties, "url"),
    previews: isObject(properties.previews) ? properties.previews : { generation: "off" },
    pullRequestPreviewsEnabled: properties.pullRequestPreviewsEnabled === true ? "yes" : "no",
    maintenanceMode: isObject(properties.maintenanceMode)
      ? properties.maintenanceMode
      : { enabled: false, uri: "" },
    ipAllowList: list(properties.ipAllowLists, { cidrBlock: "0.0.0.0/0", description: "everywhere" }),
    renderSubdomainPolicy: textAt(properties, "renderSubdomainPolicy") || "enabled",
    ...(disk && {
      disk: {
        id: `dsk-${held.id}`,
        ...renamed(disk, { name: "name", mountPath: "mountPath", sizeGb: "sizeGB" }),
      },
    }),
    ...(properties.isPreview === true && { parentServer: { id: textAt(properties, "parentId"), name: "" } }),
    sshAddress: `${held.id}@ssh.${common.region}.render.com`,
  };
}

/** What Render calls the form in which the code comes. */
function runtimeName({ runtimeSource }: JsonObject): string {
  if (!isObject(runtimeSource) || "nativeRuntime" in runtimeSource) return "node";
  return "docker" in runtimeSource ? "docker" : "image";
}

function runtimeOf({ runtimeSource }: JsonObject): JsonObject {
  if (!isObject(runtimeSource)) return {};
  const [source] = Object.values(runtimeSource).filter(isObject);
  return source ?? {};
}

function list(value: JsonObject[string] | undefined, otherwise: JsonObject): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [otherwise];
}
