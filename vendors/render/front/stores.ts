import { limitOf, ok, type Route } from "../../simulation/front.ts";
import { isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject, VendorStore } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { cursored, failure } from "./lists.ts";
import { services } from "./services.ts";
import { owner } from "./workspace.ts";

/** An object that code at Render has stored; its owner is `<workspace>/<region>`. */
export const keptObject = "render/object";
/** A snapshot of a disk; its owner is the disk. */
export const keptDiskSnapshot = "render/disk-snapshot";
/** Every region that Render offers. Source: its API description. */
const regions = ["frankfurt", "ohio", "oregon", "singapore", "virginia"] as const;

/** Everything beside services that can hold data. */
export const storeRoutes: readonly Route[] = [
  { path: "/v1/disks", answer: ({ query }, { store }) => cursored("disk", disks(store), query) },
  {
    path: "/v1/disks/:disk/snapshots",
    answer: (_question, { store, named }) => {
      const { disk = "" } = named;
      if (!disks(store).some(({ id }) => id === disk)) return failure(404, "not found");
      return ok(
        store
          .kept(keptDiskSnapshot, disk, { order: "newest", limit: 1000 })
          .map(({ id, at }) => ({ snapshotKey: id, createdAt: at, instanceId: "" })),
      );
    },
  },
  {
    path: "/v1/postgres",
    answer: ({ query }, { store }) =>
      cursored(
        "postgres",
        store.ofType(types.render.postgres).map((held) => database(held, store)),
        query,
      ),
  },
  {
    path: "/v1/key-value",
    answer: ({ query }, { store }) =>
      cursored(
        "keyValue",
        [types.render.keyvalue, types.render.redis]
          .flatMap((type) => store.ofType(type))
          .map((held) => ({
            ...standing(held, store),
            plan: textAt(held.properties, "plan") || "free",
            options: { persistenceMode: "journal_snapshot" },
            version: "8",
          })),
        query,
      ),
  },
  {
    path: "/v1/objects/:owner/:region",
    answer: ({ query }, { store, named }) => {
      if (!regions.some((region) => region === named.region)) return failure(400, "unknown region");
      const size = limitOf(query, "limit", { usual: 20, most: 100 });
      const cursor = query.get("cursor");
      const rows = store.kept(keptObject, `${named.owner}/${named.region}`, {
        order: "id",
        limit: size + 1,
        ...(cursor !== null && { after: { at: "", id: Buffer.from(cursor, "base64url").toString() } }),
      });
      const shown = rows.slice(0, size).map(({ id, at, properties }) => ({
        cursor: Buffer.from(id).toString("base64url"),
        object: { key: id, sizeBytes: Number(properties.size ?? 0), lastModified: at },
      }));
      const hasNext = rows.length > size;
      return ok({ items: shown, hasNext, ...(hasNext && { nextCursor: shown.at(-1)?.cursor ?? "" }) });
    },
  },
];

function disks(store: VendorStore): JsonObject[] {
  return services(store).flatMap((held) => {
    const { disk } = held.properties;
    return isObject(disk)
      ? [
          {
            id: `dsk-${held.id}`,
            name: textAt(disk, "name"),
            sizeGB: Number(disk.sizeGb ?? 1),
            mountPath: textAt(disk, "mountPath"),
            serviceId: held.id,
            createdAt: store.madeAt(held),
            updatedAt: store.madeAt(held),
          },
        ]
      : [];
  });
}

function database(held: HeldObject, store: VendorStore): JsonObject {
  return {
    ...standing(held, store),
    databaseName: textAt(held.properties, "databaseName"),
    databaseUser: textAt(held.properties, "databaseUser"),
    highAvailabilityEnabled: false,
    plan: textAt(held.properties, "plan") || "free",
    readReplicas: [],
    role: "primary",
    version: textAt(held.properties, "version") || "17",
    suspended: "not_suspended",
    suspenders: [],
    diskAutoscalingEnabled: false,
    connectionPool: "none",
  };
}

function standing(held: HeldObject, store: VendorStore): JsonObject {
  const { id, properties } = held;
  return {
    id,
    name: textAt(properties, "name"),
    region: textAt(properties, "region") || "oregon",
    owner,
    status: "available",
    ipAllowList: [],
    dashboardUrl: `https://dashboard.render.com/${id}`,
    createdAt: store.madeAt(held),
    updatedAt: store.madeAt(held),
  };
}
