import { type Answer, type Desk, ok, type Question, type Route } from "../../simulation/front.ts";
import { isList, isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import { inSnakeCase, renamed } from "../../simulation/names.ts";
import type { HeldObject, VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { failure, paged } from "./answers.ts";

const base = "/api/v2/projects";

/** A project that was deleted and can still be brought back; its owner is the organisation. Properties as a project has them. */
export const deletedProject = "neon/deleted-project";
/** Id of a project that the list cannot read at the moment; its owner is the organisation. */
export const unavailableProject = "neon/unavailable-project";
/** How long a deleted project can be brought back, in milliseconds. Source: Neon's API description, `recoverable`. */
const recoverable = 7 * 86_400_000;

export const projectRoutes: readonly Route[] = [
  { path: base, answer: list },
  { path: `${base}/shared`, answer: () => ok({ projects: [], pagination: { cursor: "" } }) },
  {
    path: `${base}/:project`,
    answer: (_question, desk) =>
      inProject(desk, (held) =>
        ok({
          project: {
            ...project(held, desk.store),
            active_time_seconds: 0,
            data_storage_bytes_hour: 0,
            data_transfer_bytes: 0,
            written_data_bytes: 0,
            compute_time_seconds: 0,
            consumption_period_start: desk.store.madeAt(held),
            consumption_period_end: desk.now.toISOString(),
          },
        }),
      ),
  },
];

/** Answers for a project that exists and can be read. */
export function inProject(desk: Desk, answer: (project: HeldObject) => Answer): Answer {
  const held = desk.store.get(types.neon.project, desk.named.project ?? "");
  return held ? answer(held) : failure(404, "", "project not found");
}

/** What Neon cannot read now is left out of the list, which says so beside it and answers 200 all the same. */
function list({ query }: Question, { store, now }: Desk): Answer {
  const organisation = query.get("org_id") ?? "";
  const of = ({ properties }: HeldObject) =>
    organisation === "" || textAt(properties, "orgId") === organisation;
  if (query.get("recoverable") === "true") {
    const rows = store
      .kept(deletedProject, organisation, { order: "oldest", limit: 1000 })
      .map(({ id, at, properties }) => ({
        held: { id, urn: "", type: types.neon.project, properties },
        at,
      }))
      .filter(({ at }) => Date.parse(at) + recoverable > now.getTime())
      .map(({ held, at }) => ({
        ...listed(held, store),
        deleted_at: at,
        recoverable_until: new Date(Date.parse(at) + recoverable).toISOString(),
      }));
    return paged("projects", rows, { query, usual: 10, most: 400 }, { applications: {}, integrations: {} });
  }
  const missing = new Set(
    store.kept(unavailableProject, organisation, { order: "id", limit: 1000 }).map(({ id }) => id),
  );
  const held = store.ofType(types.neon.project).filter(of);
  const rows = held.filter(({ id }) => !missing.has(id)).map((one) => listed(one, store));
  return paged(
    "projects",
    rows,
    { query, usual: 10, most: 400 },
    {
      applications: {},
      integrations: {},
      ...(missing.size > 0 && { unavailable_project_ids: [...missing] }),
    },
  );
}

function listed(held: HeldObject, store: VendorStore): JsonObject {
  return { ...project(held, store), active_time: 0 };
}

function project(held: HeldObject, store: VendorStore): JsonObject {
  const { id, properties } = held;
  const made = store.madeAt(held) || "2026-01-01T00:00:00.000Z";
  const addresses = properties.allowedIps;
  return {
    id,
    ...renamed(properties, {
      name: "name",
      regionId: "region_id",
      orgId: "org_id",
      pgVersion: "pg_version",
      historyRetentionSeconds: "history_retention_seconds",
    }),
    owner_id: textAt(properties, "orgId"),
    platform_id: "aws",
    provisioner: "k8s-neonvm",
    proxy_host: `${textAt(properties, "regionId").replace(/^aws-/, "")}.aws.neon.tech`,
    branch_logical_size_limit: 0,
    branch_logical_size_limit_bytes: 0,
    store_passwords: properties.storePassword !== "no",
    cpu_used_sec: 0,
    creation_source: "api",
    created_at: made,
    updated_at: made,
    default_endpoint_settings: isObject(properties.defaultEndpointSettings)
      ? inSnakeCase(properties.defaultEndpointSettings)
      : {},
    settings: {
      enable_logical_replication: properties.enableLogicalReplication === "yes",
      block_public_connections: properties.blockPublicConnections === "yes",
      block_vpc_connections: properties.blockVpcConnections === "yes",
      hipaa: properties.hipaa === "yes",
      allowed_ips: {
        ips: isList(addresses) ? addresses : [],
        protected_branches_only: properties.allowedIpsProtectedBranchesOnly === "yes",
      },
    },
    ...(properties.hipaa === "yes" && { hipaa_enabled_at: made }),
  };
}
