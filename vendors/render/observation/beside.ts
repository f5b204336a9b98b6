import { type Answer, cannotTell, complete } from "../../observation/answer.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account, SeenResource } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { unknownToProviders } from "./kinds.ts";
import { everyRow, onePage } from "./lists.ts";

const { render } = types;
const { disk, diskSnapshot, objectStore, blueprint, workflow, sandbox } = unknownToProviders;
/** Every region in which Render keeps objects. Source: its API description. */
const regions = ["frankfurt", "ohio", "oregon", "singapore", "virginia"] as const;

type Named = {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly createdAt?: string | null | undefined;
};

/** What of a workspace can hold data or carry it away, beside its services. */
export async function lookBeside(account: Account, tally: Tally, owner: string): Promise<void> {
  const { ask } = account;
  const query = { ownerId: owner };
  const seen = (type: string, row: Named, properties: SeenResource["properties"] = {}) =>
    account.found({
      type,
      id: row.id,
      name: row.name ?? row.id,
      properties,
      ...(row.createdAt && { createdAt: row.createdAt }),
    });
  await lookAtDisks(account, tally, owner);
  await lookAtObjects(account, tally, owner);
  for (const [type, noun, path] of [
    [render.postgres, "postgres", "/v1/postgres"],
    [render.keyvalue, "keyValue", "/v1/key-value"],
  ] as const)
    tally.add(
      type,
      owner,
      await everyRow(ask, noun, answers.store, { path, query }, (row) =>
        seen(type, row, { name: row.name, region: row.region ?? null }),
      ),
    );
  tally.add(
    render.webhook,
    owner,
    await everyRow(ask, "webhook", answers.webhook, { path: "/v1/webhooks", query }, (row) =>
      seen(render.webhook, row, { name: row.name ?? null, url: row.url, enabled: row.enabled }),
    ),
  );
  for (const [type, noun, path] of [
    [blueprint, "blueprint", "/v1/blueprints"],
    [workflow, "workflow", "/v1/workflows"],
    [sandbox, "sandbox", "/v1/sandboxes"],
  ] as const)
    tally.add(
      type,
      owner,
      await everyRow(ask, noun, answers.named, { path, query }, (row) => seen(type, row)),
    );
  for (const [type, path] of [
    [render.envGroup, "/v1/env-groups"],
    [render.registryCredential, "/v1/registrycredentials"],
  ] as const)
    tally.add(
      type,
      owner,
      await onePage(ask, answers.plain, { path, query }, (row) =>
        seen(type, row, { name: row.name ?? null }),
      ),
    );
  tally.add(
    render.dedicatedIp,
    owner,
    await onePage(ask, answers.dedicatedIps, { path: "/v1/dedicated-ips", query }, (row) =>
      seen(render.dedicatedIp, row, { name: row.name, region: row.region ?? null }),
    ),
  );
  await lookAtStreams(account, tally, owner);
}

/** 404 says that the workspace has none; a refusal says nothing. */
async function lookAtStreams({ ask, found }: Account, tally: Tally, owner: string): Promise<void> {
  const logs = await ask({
    path: "/v1/logs/streams/owner/{owner}",
    at: { owner },
    answer: answers.ownerLogStream,
  });
  tally.add(render.logStream, owner, single(logs));
  if (logs.answered)
    found({
      type: render.logStream,
      id: owner,
      name: "log stream of the workspace",
      properties: { endpoint: logs.value.endpoint ?? null, preview: logs.value.preview ?? null },
    });
  const metrics = await ask({
    path: "/v1/metrics-stream/{owner}",
    at: { owner },
    answer: answers.metricsStream,
  });
  tally.add(render.metricsStream, owner, single(metrics));
  if (metrics.answered)
    found({
      type: render.metricsStream,
      id: owner,
      name: "metrics stream of the workspace",
      properties: { metricsProvider: metrics.value.provider ?? null, url: metrics.value.url ?? null },
    });
}

function single(reply: {
  readonly answered: boolean;
  readonly status?: number;
  readonly why?: string;
}): Answer<number> {
  if (reply.answered) return complete(1, "a workspace has one at most");
  return reply.status === 404
    ? complete(0, "it answers that there is none (404)")
    : cannotTell(reply.why ?? "it was not asked for");
}

async function lookAtDisks(account: Account, tally: Tally, owner: string): Promise<void> {
  const { ask, found } = account;
  const ids: string[] = [];
  const disks = await everyRow(
    ask,
    "disk",
    answers.disk,
    { path: "/v1/disks", query: { ownerId: owner } },
    ({ id, createdAt }) => {
      ids.push(id);
      found({ type: disk, id, name: id, properties: {}, ...(createdAt && { createdAt }) });
    },
  );
  tally.add(disk, owner, disks);
  if (ids.length === 0)
    tally.add(
      diskSnapshot,
      owner,
      disks.seen === "complete" ? complete(0, "there is no disk") : cannotTell(disks.why),
    );
  for (const id of ids) {
    const oldest = new Oldest(account.today());
    const answer = await onePage(
      ask,
      answers.diskSnapshots,
      { path: "/v1/disks/{disk}/snapshots", at: { disk: id } },
      ({ createdAt, snapshotKey }) => {
        oldest.add(createdAt);
        const name = `${id}/${snapshotKey ?? createdAt ?? "snapshot"}`;
        found({ type: diskSnapshot, id: name, name, properties: {}, ...(createdAt && { createdAt }) });
      },
    );
    tally.add(diskSnapshot, id, answer);
    account.age({
      store: `snapshots of disk ${id} at Render`,
      question: "every one's createdAt",
      how: "oldest",
      answer: oldest.among(answer),
    });
  }
}

/** Most rows of a page of objects. */
const perPage = 100;

/** One store a region; a region that was not asked could hold anything. */
async function lookAtObjects(account: Account, tally: Tally, owner: string): Promise<void> {
  for (const region of regions) {
    const oldest = new Oldest(account.today());
    const answer = await walk(account.ask, {
      question: (cursor) => ({
        path: "/v1/objects/{owner}/{region}",
        at: { owner, region },
        query: { limit: perPage, cursor },
        answer: answers.objects,
      }),
      items: ({ items }) => items,
      perPage,
      next: ({ hasNext, nextCursor }) => (hasNext ? (nextCursor ?? undefined) : undefined),
      isLast: ({ hasNext }) => !hasNext,
      lacks: ({ hasNext, nextCursor }) =>
        hasNext && !nextCursor ? "it says that there is more and does not lead on" : undefined,
      key: ({ object }) => object.key,
      each: ({ object: { lastModified: at } }) => oldest.add(at),
    });
    tally.add(
      objectStore,
      region,
      answer.seen === "cannot-tell" ? answer : { ...answer, value: answer.value > 0 ? 1 : 0 },
    );
    if (answer.seen !== "cannot-tell" && answer.value > 0)
      account.found({
        type: objectStore,
        id: `${owner}/${region}`,
        name: `objects in ${region}`,
        properties: { region },
      });
    account.age({
      store: `objects at Render in ${region}`,
      question: "every object's lastModified",
      how: "oldest",
      answer: oldest.among(answer),
    });
  }
}
