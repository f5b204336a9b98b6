import { bearer, type Front, type Question, type Route } from "../../simulation/front.ts";
import { type JsonObject, textAt } from "../../simulation/json.ts";
import { unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { bucketRoutes, keptObject } from "./buckets.ts";
import { failure, numbered, result } from "./envelope.ts";
import { zoneRoutes } from "./zones.ts";

const account = "/client/v4/accounts/:account";
const { d1Database, workersKvNamespace, queue, stream, image, hyperdriveConfig } = types.cloudflare;

/** Products of which this stack uses none: what is there was planted. Source: the paths of Cloudflare's own client. */
const products: Readonly<Record<string, string>> = {
  "d1/database": d1Database,
  "storage/kv/namespaces": workersKvNamespace,
  queues: queue,
  stream,
  "hyperdrive/configs": hyperdriveConfig,
  "workers/scripts": unused("cloudflare", "workersScript"),
  "workers/durable_objects/namespaces": unused("cloudflare", "durableObjectsNamespace"),
  "pages/projects": unused("cloudflare", "pagesProject"),
  workflows: unused("cloudflare", "workflow"),
  "vectorize/v2/indexes": unused("cloudflare", "vectorizeIndex"),
  "pipelines/v1/pipelines": unused("cloudflare", "pipeline"),
  "pipelines/v1/sinks": unused("cloudflare", "pipelineSink"),
  "pipelines/v1/streams": unused("cloudflare", "pipelineStream"),
  "ai-gateway/gateways": unused("cloudflare", "aiGateway"),
  "slurper/jobs": unused("cloudflare", "slurperJob"),
  "email/routing/addresses": unused("cloudflare", "emailRoutingAddress"),
  "rum/site_info/list": unused("cloudflare", "webAnalyticsSite"),
};

const accountRoutes: readonly Route[] = [
  {
    path: `${account}/tokens/verify`,
    answer: () => result({ id: tokenId, status: "active" }),
  },
  {
    path: "/client/v4/user/tokens/verify",
    answer: () => failure(401, 1000, "Invalid API Token"),
  },
  {
    path: `${account}/tokens/:token`,
    answer: (_question, { named }) => ({
      ...result({
        id: tokenId,
        name: "observe",
        status: "active",
        policies: [
          {
            id: "policy-of-the-sandbox",
            effect: "allow",
            resources: { [`com.cloudflare.api.account.${named.account}`]: "*" },
            permission_groups: readGroups.map((name, index) => ({
              id: String(index).padStart(32, "0"),
              name,
            })),
          },
        ],
      }),
    }),
  },
  {
    path: `${account}/r2/metrics`,
    answer: (_question, { store }) => {
      const sums = store.ofType(types.cloudflare.r2Bucket).map(({ id }) => store.countKept(keptObject, id));
      const declared = store.ofType(types.aws.objectv2).length;
      const objects = declared + sums.reduce((sum, count) => sum + count, 0);
      return result({ standard: { published: { objects, payloadSize: 0, metadataSize: 0 } } });
    },
  },
  {
    path: `${account}/images/v1`,
    answer: (_question, { store }) =>
      result({ images: store.ofType(image).map(({ id }) => ({ id, requireSignedURLs: false })) }),
  },
  ...Object.entries(products).map(
    ([path, type]): Route => ({
      path: `${account}/${path}`,
      answer: ({ query }, { store }) =>
        numbered(
          store.ofType(type).map(
            ({ id, properties }): JsonObject => ({
              id,
              uuid: id,
              queue_id: id,
              uid: id,
              name: textAt(properties, "name"),
              title: textAt(properties, "title"),
            }),
          ),
          query,
        ),
    }),
  ),
];

const tokenId = "f0".repeat(16);
/** The read groups that the account's token needs. Source: Cloudflare's table of permissions. */
const readGroups = [
  "Workers R2 Storage Read",
  "Zone Read",
  "Zone Settings Read",
  "DNS Read",
  "Logs Read",
  "SSL and Certificates Read",
];

/** Cloudflare's REST interface, version 4. */
export const cloudflareFront: Front = {
  hosts: ["api.cloudflare.com"],
  routes: [...accountRoutes, ...bucketRoutes, ...zoneRoutes],
  credential: bearer,
  unauthorised: () => failure(401, 1000, "Invalid API Token"),
  forbidden: () => failure(403, 10_000, "Authentication error"),
  notFound: ({ path }: Question) =>
    failure(404, 7003, `Could not route to ${path}, perhaps your object identifier is invalid?`),
  notAllowed: () => failure(405, 10_405, "Method not allowed for this authentication scheme"),
};
