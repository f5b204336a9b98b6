import { complete } from "../../observation/answer.ts";
import type { Question, Reply } from "../../observation/ask.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account, SeenResource } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { onePage, type Page } from "./pages.ts";

const { cloudflare: cf } = types;
const base = "/client/v4/accounts/{account}/r2/buckets";

/**
 * Every jurisdiction that the official client knows. Without its header, or with one that is not understood, Cloudflare
 * answers with the buckets of the default one, so that each has to be asked and each row to say where it is.
 */
const jurisdictions = ["default", "eu", "us", "fedramp", "fedramp-high"] as const;
/** Most that one page lists. */
const perPage = 1_000;
/** A bucket has no configuration of this kind. Codes of Cloudflare's refusals. */
const none = { cors: 10_059, notification: 11_015 };

interface Bucket {
  readonly account: string;
  readonly name: string;
  readonly jurisdiction: string;
}

/** The buckets of an account in every jurisdiction, with everything that belongs to each. */
export async function lookAtBuckets(account: Account, tally: Tally, id: string): Promise<void> {
  for (const jurisdiction of jurisdictions) {
    const names: string[] = [];
    const answer = await walk(account.ask, {
      question: (after) => ({
        path: base,
        at: { account: id },
        query: { per_page: perPage, order: "name", direction: "asc", start_after: after },
        headers: { "cf-r2-jurisdiction": jurisdiction },
        answer: answers.buckets,
      }),
      items: ({ result }) => result.buckets,
      perPage,
      next: ({ result: { buckets }, result_info: info }) =>
        info?.cursor || buckets.length >= perPage ? buckets.at(-1)?.name : undefined,
      key: ({ name }) => name,
      lacks: ({ result: { buckets }, result_info: info }) =>
        buckets.some((bucket) => !isIn(bucket, jurisdiction))
          ? "the jurisdiction that was asked for was not honoured"
          : endless(info),
      claimed: ({ result_info: info }) => info?.total_count ?? undefined,
      each: (bucket) => {
        // It is told where its own jurisdiction is asked.
        if (!isIn(bucket, jurisdiction)) return;
        names.push(bucket.name);
        account.found({
          type: cf.r2Bucket,
          id: bucket.name,
          name: bucket.name,
          properties: {
            accountId: id,
            name: bucket.name,
            ...(jurisdiction !== "default" && { jurisdiction }),
            ...(bucket.storage_class !== undefined && { storageClass: bucket.storage_class }),
            ...(bucket.location !== undefined && { location: bucket.location }),
          },
          ...(bucket.creation_date !== undefined && { createdAt: bucket.creation_date }),
        });
      },
    });
    tally.add(cf.r2Bucket, jurisdiction, answer);
    for (const name of names) await lookInto(account, tally, { account: id, name, jurisdiction });
  }
}

/** Why a page is not the last although it leads nowhere. */
function endless(info: Page["result_info"]): string | undefined {
  return info?.is_truncated && !info.cursor ? "it says that there is more and does not lead on" : undefined;
}

function isIn(bucket: { readonly jurisdiction?: string | undefined }, asked: string): boolean {
  return (bucket.jurisdiction ?? "default") === asked;
}

async function lookInto(account: Account, tally: Tally, bucket: Bucket): Promise<void> {
  const { found } = account;
  const whole = {
    accountId: bucket.account,
    bucketName: bucket.name,
    ...(bucket.jurisdiction !== "default" && { jurisdiction: bucket.jurisdiction }),
  };
  const part = (type: string, properties: SeenResource["properties"], isUsual: boolean, key = bucket.name) =>
    found({
      type,
      id: key,
      name: `${bucket.name}`,
      properties: { ...whole, ...properties },
      ...(isUsual && { byVendor: true as const }),
    });
  for (const [type, path] of [
    [cf.r2BucketLifecycle, "lifecycle"],
    [cf.r2BucketLock, "lock"],
  ] as const) {
    const reply = await account.ask(inBucket(bucket, path, answers.rules));
    told(tally, type, bucket, reply);
    if (!reply.answered) continue;
    const rules = reply.value.result.rules ?? [];
    // Cloudflare gives each new bucket a rule of its own, which ends unfinished uploads.
    const isUsual = rules.every(
      ({ deleteObjectsTransition, condition }) => !deleteObjectsTransition && !condition,
    );
    part(type, { rules: rules as SeenResource["properties"][string] }, isUsual);
  }
  const cors = await account.ask({ ...inBucket(bucket, "cors", answers.rules), refusal: answers.refusal });
  const readers = cors.answered ? (cors.value.result.rules ?? []) : isNone(cors, none.cors) ? [] : undefined;
  told(tally, cf.r2BucketCors, bucket, cors, readers);
  if (readers)
    part(cf.r2BucketCors, { rules: readers as SeenResource["properties"][string] }, readers.length === 0);
  const managed = await account.ask(inBucket(bucket, "domains/managed", answers.managedDomain));
  told(tally, cf.r2ManagedDomain, bucket, managed);
  if (managed.answered) {
    const { enabled, domain } = managed.value.result;
    part(cf.r2ManagedDomain, { enabled, domain }, !enabled);
  }
  const custom = await account.ask(inBucket(bucket, "domains/custom", answers.customDomains));
  const domains = custom.answered ? custom.value.result.domains : undefined;
  told(tally, cf.r2CustomDomain, bucket, custom, domains);
  for (const { domain, enabled, minTLS, zoneId, ciphers } of domains ?? [])
    part(
      cf.r2CustomDomain,
      {
        ...{ domain, enabled, minTls: minTLS ?? null },
        ...(zoneId !== undefined && { zoneId }),
        ...(ciphers !== undefined && { ciphers }),
      },
      false,
      domain,
    );
  const sippy = await account.ask(inBucket(bucket, "sippy", answers.sippy));
  const sources = sippy.answered ? [sippy].filter(({ value }) => value.result.enabled) : undefined;
  told(tally, cf.r2BucketSippy, bucket, sippy, sources);
  if (sources && sources.length > 0) part(cf.r2BucketSippy, {}, false);
  await lookAtNotifications(account, tally, bucket, part);
  await lookAtObjects(account, bucket);
}

async function lookAtNotifications(
  account: Account,
  tally: Tally,
  bucket: Bucket,
  part: (type: string, properties: SeenResource["properties"], isUsual: boolean, key: string) => void,
): Promise<void> {
  const reply = await account.ask({
    ...inBucket(bucket, "", answers.notifications),
    path: "/client/v4/accounts/{account}/event_notifications/r2/{bucket}/configuration",
    refusal: answers.refusal,
  });
  const queues = reply.answered
    ? (reply.value.result.queues ?? [])
    : isNone(reply, none.notification)
      ? []
      : undefined;
  told(tally, cf.r2BucketEventNotification, bucket, reply, queues);
  for (const { queueId } of queues ?? [])
    part(cf.r2BucketEventNotification, { queueId }, false, `${bucket.name}/${queueId}`);
}

/** A list is by name and never by age, so that the oldest is known once all were seen. */
async function lookAtObjects(account: Account, bucket: Bucket): Promise<void> {
  const oldest = new Oldest(account.today());
  const answer = await walk(account.ask, {
    question: (cursor) => {
      const { path, ...rest } = inBucket(bucket, "objects", answers.objects);
      return { ...rest, path, query: { per_page: perPage, cursor } };
    },
    items: ({ result }) => result,
    perPage,
    next: ({ result_info: info }) => info?.cursor || undefined,
    isLast: ({ result_info: info }) => info?.is_truncated === false,
    lacks: ({ result_info: info }) => (info ? endless(info) : "it does not say whether there is more"),
    claimed: ({ result_info: info }) => info?.total_count ?? undefined,
    key: ({ key }) => key,
    ascending: true,
    each: ({ last_modified: at }) => oldest.add(at),
  });
  const copy = copyIn(bucket.name);
  account.age({
    ...(copy && { copy }),
    store: `R2 bucket ${bucket.name}`,
    question: "every object's last_modified; unfinished uploads are not listed",
    how: "oldest",
    answer: oldest.among(answer),
  });
}

/** Copies of register/copies.yaml by what the bucket is named for, as rule r2-bucket-named-for-its-content has it. */
function copyIn(name: string): string | undefined {
  if (name.endsWith("-recordings")) return "r2-recordings";
  return name.endsWith("-documents") ? "r2-documents" : undefined;
}

function inBucket<T>({ account, name, jurisdiction }: Bucket, path: string, answer: Question<T>["answer"]) {
  return {
    path: `${base}/{bucket}/${path}`,
    at: { account, bucket: name },
    headers: { "cf-r2-jurisdiction": jurisdiction },
    answer,
  };
}

function told(
  tally: Tally,
  type: string,
  { name }: Bucket,
  reply: Reply<Page>,
  rows?: readonly unknown[],
): void {
  // Cloudflare says by a refusal too that there is none.
  const isNone = !reply.answered && rows !== undefined;
  tally.add(
    type,
    name,
    isNone ? complete(0, "it answers that there is none") : onePage(reply, () => rows?.length ?? 1),
  );
}

function isNone(reply: Extract<Reply<unknown>, { answered: false }>, code: number): boolean {
  const read = answers.refusal.safeParse(reply.refusal);
  return reply.status === 404 && read.success && read.data.errors.some((error) => error.code === code);
}
