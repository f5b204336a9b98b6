import { type Answer, type Desk, limitOf, type Question, type Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import { renamed } from "../../simulation/names.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { failure, result } from "./envelope.ts";

const base = "/client/v4/accounts/:account/r2/buckets";

/** Buckets and what belongs to them. Without its header a request means the default jurisdiction, and says nothing of the others. */
export const bucketRoutes: readonly Route[] = [
  { path: base, answer: list },
  {
    path: `${base}/:bucket`,
    answer: (question, desk) => within(question, desk, (held) => result(row(held, desk))),
  },
  { path: `${base}/:bucket/lifecycle`, answer: rulesOf(types.cloudflare.r2BucketLifecycle) },
  { path: `${base}/:bucket/lock`, answer: rulesOf(types.cloudflare.r2BucketLock) },
  {
    path: `${base}/:bucket/cors`,
    answer: (question, desk) =>
      within(question, desk, ({ id }) => {
        const cors = partOf(desk, types.cloudflare.r2BucketCors, id);
        return cors ? result(rules(cors)) : failure(404, 10_059, "The CORS configuration does not exist.");
      }),
  },
  {
    path: `${base}/:bucket/sippy`,
    answer: (question, desk) =>
      within(question, desk, ({ id }) => {
        const sippy = partOf(desk, types.cloudflare.r2BucketSippy, id);
        return result(
          sippy
            ? { enabled: true, ...renamed(sippy, { source: "source", destination: "destination" }) }
            : { enabled: false },
        );
      }),
  },
  {
    path: `${base}/:bucket/domains/managed`,
    answer: (question, desk) =>
      within(question, desk, ({ id }) => {
        const managed = partOf(desk, types.cloudflare.r2ManagedDomain, id);
        const enabled = managed?.enabled === true;
        return result({ bucketId: id, domain: `${id}.r2.dev`, enabled });
      }),
  },
  {
    path: `${base}/:bucket/domains/custom`,
    answer: (question, desk) =>
      within(question, desk, ({ id }) => {
        const domains = desk.store
          .ofType(types.cloudflare.r2CustomDomain)
          .filter(({ properties }) => properties.bucketName === id);
        return result({ domains: domains.map(({ properties }) => domain(properties)) });
      }),
  },
  { path: `${base}/:bucket/objects`, answer: objects },
  {
    path: "/client/v4/accounts/:account/event_notifications/r2/:bucket/configuration",
    answer: (question, desk) =>
      within(question, desk, ({ id }) => {
        const held = partOf(desk, types.cloudflare.r2BucketEventNotification, id);
        return held
          ? result({ bucketName: id, queues: [renamed(held, { queueId: "queueId", rules: "rules" })] })
          : failure(404, 11_015, "No event notification configuration exists for this bucket.");
      }),
  },
];

/** The kind under which the objects of a bucket are kept; its owner is the bucket's id. */
export const keptObject = "cloudflare/r2-object";

function list({ query, headers }: Question, desk: Desk): Answer {
  const size = limitOf(query, "per_page", { usual: 20, most: 1000 });
  const after = query.get("start_after") ?? query.get("cursor") ?? "";
  const all = desk.store
    .ofType(types.cloudflare.r2Bucket)
    .filter(
      (held) => jurisdictionOf(held) === asked(headers) && held.properties.accountId === desk.named.account,
    )
    .filter(({ id }) => id.includes(query.get("name_contains") ?? ""))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .filter(({ id }) => id > after);
  const shown = all.slice(0, size);
  const last = all.length > size ? shown.at(-1) : undefined;
  return result(
    { buckets: shown.map((held) => row(held, desk)) },
    { per_page: size, ...(last && { cursor: last.id }) },
  );
}

function within(question: Question, desk: Desk, answer: (bucket: HeldObject) => Answer): Answer {
  const held = desk.store.get(types.cloudflare.r2Bucket, desk.named.bucket ?? "");
  return held && jurisdictionOf(held) === asked(question.headers)
    ? answer(held)
    : failure(404, 10_006, "The specified bucket does not exist.");
}

function asked(headers: Question["headers"]): string {
  return headers["cf-r2-jurisdiction"] ?? "default";
}

function jurisdictionOf({ properties }: HeldObject): string {
  return textAt(properties, "jurisdiction") || "default";
}

function row(held: HeldObject, { store }: Desk): JsonObject {
  return {
    name: held.id,
    creation_date: store.madeAt(held),
    jurisdiction: jurisdictionOf(held),
    location: textAt(held.properties, "location").toLowerCase() || "enam",
    storage_class: textAt(held.properties, "storageClass") || "Standard",
  };
}

function partOf({ store }: Desk, type: string, bucket: string): JsonObject | undefined {
  return store.get(type, bucket)?.properties;
}

function rules({ rules }: JsonObject): JsonObject {
  return { rules: rules ?? [] };
}

function rulesOf(type: string): Route["answer"] {
  return (question, desk) => within(question, desk, ({ id }) => result(rules(partOf(desk, type, id) ?? {})));
}

function domain(properties: JsonObject): JsonObject {
  return {
    status: { ownership: "active", ssl: "active" },
    ...renamed(properties, {
      domain: "domain",
      enabled: "enabled",
      minTls: "minTLS",
      zoneId: "zoneId",
      ciphers: "ciphers",
    }),
  };
}

/** By name, never by age; the cursor of the last page is missing. */
function objects(question: Question, desk: Desk): Answer {
  return within(question, desk, ({ id }) => {
    const { query } = question;
    const size = limitOf(query, "per_page", { usual: 1000, most: 1000 });
    const cursor = query.get("cursor");
    const declared = desk.store
      .ofType(types.aws.objectv2)
      .filter(({ properties }) => properties.bucket === id)
      .map(({ properties, ...held }) => ({
        id: textAt(properties, "key"),
        at: desk.store.madeAt({ type: types.aws.objectv2, id: held.id }),
        size: Buffer.byteLength(textAt(properties, "content")),
      }));
    const kept = desk.store
      .kept(keptObject, id, {
        order: "id",
        limit: size + 1,
        prefix: query.get("prefix") ?? "",
        ...(cursor !== null && { after: { at: "", id: fromCursor(cursor) } }),
      })
      .map(({ id: key, at, properties }) => ({ id: key, at, size: Number(properties.size ?? 0) }));
    const rows = [...declared, ...kept]
      .filter(
        (row) =>
          row.id.startsWith(query.get("prefix") ?? "") && (cursor === null || row.id > fromCursor(cursor)),
      )
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const shown = rows.slice(0, size);
    const last = rows.length > size ? shown.at(-1) : undefined;
    return result(
      shown.map(({ id: key, at, size: bytes }) => ({
        key,
        size: bytes,
        etag: "0".repeat(32),
        last_modified: at,
        http_metadata: {},
        custom_metadata: {},
        ssec: false,
        storage_class: "Standard",
      })),
      { is_truncated: last !== undefined, per_page: size, ...(last && { cursor: toCursor(last.id) }) },
    );
  });
}

function toCursor(key: string): string {
  return Buffer.from(key).toString("base64url");
}

function fromCursor(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString("utf8");
}
