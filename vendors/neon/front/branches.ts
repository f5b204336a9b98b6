import { type Desk, ok, type Question, type Route } from "../../simulation/front.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject, VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { failure } from "./answers.ts";
import { inProject } from "./projects.ts";

const base = "/api/v2/projects/:project";

/** A branch that was deleted; its owner is the project. */
export const deletedBranch = "neon/deleted-branch";
/** A snapshot; its owner is the project. */
export const keptSnapshot = "neon/snapshot";
const recoverable = 7 * 86_400_000;

export const branchRoutes: readonly Route[] = [
  { path: `${base}/branches`, answer: list },
  {
    path: `${base}/branches/:branch`,
    answer: (_question, desk) =>
      inProject(desk, (project) => {
        const found = branches(project, desk.store).find(({ id }) => id === desk.named.branch);
        return found
          ? ok({
              branch: found,
              annotation: { object: { type: "console/branch", id: String(found.id) }, value: {} },
            })
          : failure(404, "", "branch not found");
      }),
  },
  {
    path: `${base}/snapshots`,
    answer: (_question, desk) =>
      inProject(desk, ({ id }) =>
        ok({
          snapshots: desk.store.kept(keptSnapshot, id, { order: "oldest", limit: 10_000 }).map((kept) => ({
            id: kept.id,
            name: kept.id,
            created_at: kept.at,
            manual: true,
            ...kept.properties,
          })),
        }),
      ),
  },
  {
    path: `${base}/permissions`,
    answer: (_question, desk) =>
      inProject(desk, () =>
        ok({
          project_permissions: inProjectOf(desk, types.neon.projectPermission).map((held) => ({
            id: held.id,
            granted_to_email: textAt(held.properties, "grantee"),
            granted_at: desk.store.madeAt(held),
          })),
        }),
      ),
  },
  {
    path: `${base}/jwks`,
    answer: (_question, desk) =>
      inProject(desk, ({ id }) =>
        ok({
          jwks: inProjectOf(desk, types.neon.jwksUrl).map((held) => ({
            id: held.id,
            project_id: id,
            jwks_url: textAt(held.properties, "jwksUrl"),
            provider_name: textAt(held.properties, "providerName"),
            created_at: desk.store.madeAt(held),
            updated_at: desk.store.madeAt(held),
          })),
        }),
      ),
  },
  {
    path: `${base}/vpc_endpoints`,
    answer: (_question, desk) =>
      inProject(desk, () =>
        ok({
          endpoints: inProjectOf(desk, types.neon.vpcEndpointRestriction).map(({ properties }) => ({
            vpc_endpoint_id: textAt(properties, "vpcEndpointId"),
            label: textAt(properties, "label"),
          })),
        }),
      ),
  },
  {
    path: `${base}/branches/:branch/backup_schedule`,
    answer: (_question, desk) => inProject(desk, () => ok({ schedule: [] })),
  },
  {
    path: `${base}/endpoints`,
    answer: (_question, desk) =>
      inProject(desk, (project) => ok({ endpoints: endpoints(project, desk.store) })),
  },
  {
    path: `${base}/branches/:branch/endpoints`,
    answer: (_question, desk) =>
      inProject(desk, (project) =>
        ok({
          endpoints: endpoints(project, desk.store).filter(
            (endpoint) => endpoint.branch_id === desk.named.branch,
          ),
        }),
      ),
  },
  {
    path: `${base}/branches/:branch/roles`,
    answer: (_question, desk) =>
      inProject(desk, (project) => {
        const declared = inBranch(desk, types.neon.role);
        const first = branchOf(project);
        return ok({
          roles: [
            ...(desk.named.branch === project.properties.defaultBranchId
              ? [role(textAt(first, "roleName"), project, desk)]
              : []),
            ...declared.map((held) => role(textAt(held.properties, "name"), held, desk)),
          ],
        });
      }),
  },
  {
    path: `${base}/branches/:branch/databases`,
    answer: (_question, desk) =>
      inProject(desk, (project) => {
        const first = branchOf(project);
        const names = [
          ...(desk.named.branch === project.properties.defaultBranchId
            ? [[textAt(first, "databaseName"), textAt(first, "roleName"), project] as const]
            : []),
          ...inBranch(desk, types.neon.database).map(
            (held) => [textAt(held.properties, "name"), textAt(held.properties, "ownerName"), held] as const,
          ),
        ];
        return ok({
          databases: names.map(([name, owner, held], index) => ({
            id: index + 1,
            branch_id: desk.named.branch ?? "",
            name,
            owner_name: owner,
            created_at: desk.store.madeAt(held),
            updated_at: desk.store.madeAt(held),
          })),
        });
      }),
  },
];

/** Sorted and paged as asked. Those that were deleted come where they are asked for, and say until when they can be brought back. */
function list({ query }: Question, desk: Desk) {
  return inProject(desk, (project) => {
    const size = Number(query.get("limit") ?? 10_000);
    if (!(size >= 1 && size <= 10_000)) return failure(400, "", "limit must be between 1 and 10000");
    const gone =
      query.get("include_deleted") === "true"
        ? desk.store.kept(deletedBranch, project.id, { order: "oldest", limit: 10_000 }).map((kept) => ({
            ...branch(project.id, {
              id: kept.id,
              at: textAt(kept.properties, "created_at") || kept.at,
              name: kept.id,
            }),
            recovery: {
              deleted_at: kept.at,
              recoverable_until: new Date(Date.parse(kept.at) + recoverable).toISOString(),
              deletion_method: "user",
            },
          }))
        : [];
    const by = query.get("sort_by") ?? "updated_at";
    const ascending = query.get("sort_order") === "asc";
    const all: JsonObject[] = [...branches(project, desk.store), ...gone];
    const rows = all.toSorted(
      (one, other) => (`${one[by]} ${one.id}` < `${other[by]} ${other.id}` ? -1 : 1) * (ascending ? 1 : -1),
    );
    const cursor = query.get("cursor");
    const from = cursor === null ? 0 : rows.findIndex(({ id }) => id === cursor) + 1;
    const shown = rows.slice(from, from + size);
    const more = from + size < rows.length;
    return ok({
      branches: shown,
      annotations: {},
      pagination: {
        sort_by: by,
        sort_order: ascending ? "asc" : "desc",
        ...(more && { next: String(shown.at(-1)?.id ?? "") }),
      },
    });
  });
}

function branches(project: HeldObject, store: VendorStore): JsonObject[] {
  const first = branch(project.id, {
    id: textAt(project.properties, "defaultBranchId"),
    at: store.madeAt(project),
    name: textAt(branchOf(project), "name") || "main",
  });
  const others = store
    .ofType(types.neon.branch)
    .filter(({ properties }) => properties.projectId === project.id)
    .map((held) => ({
      ...branch(project.id, { id: held.id, at: store.madeAt(held), name: textAt(held.properties, "name") }),
      parent_id: textAt(held.properties, "parentId") || String(first.id),
      parent_timestamp: store.madeAt(held),
      protected: held.properties.protected === "yes",
    }));
  return [
    { ...first, default: true, primary: true, protected: project.properties.defaultBranchProtected === true },
    ...others,
  ];
}

function branch(project: string, { id, at, name }: { id: string; at: string; name: string }): JsonObject {
  return {
    id,
    project_id: project,
    name,
    current_state: "ready",
    state_changed_at: at,
    creation_source: "console",
    default: false,
    protected: false,
    cpu_used_sec: 0,
    compute_time_seconds: 0,
    active_time_seconds: 0,
    written_data_bytes: 0,
    data_transfer_bytes: 0,
    created_at: at,
    updated_at: at,
    init_source: "parent-data",
  };
}

function branchOf({ properties }: HeldObject): JsonObject {
  return isObject(properties.branch) ? properties.branch : {};
}

function inProjectOf({ store, named }: Desk, type: string): HeldObject[] {
  return store.ofType(type).filter(({ properties }) => properties.projectId === named.project);
}

function inBranch(desk: Desk, type: string): HeldObject[] {
  return inProjectOf(desk, type).filter(({ properties }) => properties.branchId === desk.named.branch);
}

/** Without its password, which this path never shows. */
function role(name: string, held: HeldObject, { store, named }: Desk): JsonObject {
  return {
    branch_id: named.branch ?? "",
    name,
    protected: false,
    created_at: store.madeAt(held),
    updated_at: store.madeAt(held),
  };
}

function endpoints(project: HeldObject, store: VendorStore): JsonObject[] {
  const settings = project.properties.defaultEndpointSettings;
  const suspend = isObject(settings) ? settings.suspendTimeoutSeconds : undefined;
  const rows = [
    {
      id: textAt(project.properties, "defaultEndpointId"),
      branch_id: textAt(project.properties, "defaultBranchId"),
      host: textAt(project.properties, "databaseHost"),
      at: store.madeAt(project),
    },
    ...store
      .ofType(types.neon.endpoint)
      .filter(({ properties }) => properties.projectId === project.id)
      .map((held) => ({
        id: held.id,
        branch_id: textAt(held.properties, "branchId"),
        host: textAt(held.properties, "host"),
        at: store.madeAt(held),
      })),
  ];
  return rows.map(({ at, ...row }) => ({
    ...row,
    project_id: project.id,
    autoscaling_limit_min_cu: 0.25,
    autoscaling_limit_max_cu: 2,
    region_id: textAt(project.properties, "regionId"),
    type: "read_write",
    current_state: "active",
    settings: {},
    pooler_enabled: false,
    pooler_mode: "transaction",
    disabled: false,
    passwordless_access: true,
    creation_source: "console",
    created_at: at,
    updated_at: at,
    proxy_host: `${textAt(project.properties, "regionId").replace(/^aws-/, "")}.aws.neon.tech`,
    suspend_timeout_seconds: typeof suspend === "number" ? suspend : 0,
    provisioner: "k8s-neonvm",
  }));
}
