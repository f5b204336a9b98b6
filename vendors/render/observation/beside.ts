import type { z } from "zod";
import { cannotTell, complete } from "../../observation/answer.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account, SeenResource } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { unknownToProviders } from "./kinds.ts";
import { everyRow, onePage } from "./lists.ts";
import { variablesOf } from "./variables.ts";

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
  await lookAtGroups(account, tally, owner);
  tally.add(
    render.registryCredential,
    owner,
    await onePage(ask, answers.plain, { path: "/v1/registrycredentials", query }, (row) =>
      seen(render.registryCredential, row, { name: row.name ?? null }),
    ),
  );
  tally.add(
    render.dedicatedIp,
    owner,
    await onePage(ask, answers.dedicatedIps, { path: "/v1/dedicated-ips", query }, (row) =>
      seen(render.dedicatedIp, row, { name: row.name, region: row.region ?? null }),
    ),
  );
  await lookAtStream(account, tally, owner, {
    ...{ type: render.logStream, name: "log stream of the workspace" },
    ...{ path: "/v1/logs/streams/owner/{owner}", answer: answers.ownerLogStream },
    properties: ({ endpoint, preview }) => ({ endpoint: endpoint ?? null, preview: preview ?? null }),
  });
  await lookAtStream(account, tally, owner, {
    ...{ type: render.metricsStream, name: "metrics stream of the workspace" },
    ...{ path: "/v1/metrics-stream/{owner}", answer: answers.metricsStream },
    properties: ({ provider, url }) => ({ metricsProvider: provider ?? null, url: url ?? null }),
  });
}

/** A group with what it tells the services that it is linked to. */
async function lookAtGroups(account: Account, tally: Tally, owner: string): Promise<void> {
  const { ask, found, isPlain } = account;
  const groups: Named[] = [];
  const list = { path: "/v1/env-groups", query: { ownerId: owner } };
  const answer = await onePage(ask, answers.plain, list, (row) => groups.push(row));
  tally.add(render.envGroup, owner, answer);
  if (groups.length === 0) tally.add(render.envGroupLink, owner, answer);
  for (const { id, name, createdAt } of groups) {
    const group = await ask({ path: "/v1/env-groups/{group}", at: { group: id }, answer: answers.envGroup });
    tally.add(
      render.envGroupLink,
      id,
      group.answered
        ? complete(group.value.serviceLinks.length > 0 ? 1 : 0, "the group tells its services")
        : cannotTell(group.why),
    );
    found({
      ...{ type: render.envGroup, id, name: name ?? id },
      properties: {
        name: name ?? null,
        ...(group.answered && {
          environmentId: group.value.environmentId ?? null,
          envVars: variablesOf(group.value.envVars, isPlain),
          secretFiles: Object.fromEntries(group.value.secretFiles.map((file) => [file.name, {}])),
        }),
      },
      ...(createdAt && { createdAt }),
    });
    if (group.answered && group.value.serviceLinks.length > 0)
      found({
        ...{ type: render.envGroupLink, id, name: `link of ${name ?? id}` },
        properties: { envGroupId: id, serviceIds: group.value.serviceLinks.map((service) => service.id) },
      });
  }
}

interface Stream<T> {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly answer: z.ZodType<T>;
  readonly properties: (stream: T) => SeenResource["properties"];
}

/** What leaves a workspace all the time, of which it has one at most: 404 says that it has none, a refusal says nothing. */
async function lookAtStream<T>(
  { ask, found }: Account,
  tally: Tally,
  owner: string,
  { type, name, path, answer, properties }: Stream<T>,
): Promise<void> {
  const reply = await ask({ path, at: { owner }, answer });
  const none = !reply.answered && reply.status === 404;
  tally.add(
    type,
    owner,
    reply.answered
      ? complete(1, "a workspace has one at most")
      : none
        ? complete(0, "it answers that there is none (404)")
        : cannotTell(reply.why),
  );
  if (reply.answered) found({ type, id: owner, name, properties: properties(reply.value) });
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
