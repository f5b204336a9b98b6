import { InputError } from "../../register/input-error.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import type {
  DeclaredBucket,
  DeclaredCopies,
  DeclaredNeon,
  DeclaredPurge,
} from "../../retention/declared.ts";
import { rowOrders } from "../../retention/purge-orders.ts";
import { longestGap } from "../../retention/schedule.ts";
import { types } from "../../vendors/types.ts";
import { ofBucket } from "../kernel/r2-buckets.ts";
import type { Stack } from "../kernel/rule.ts";
import { type Subject, Unverified } from "../kernel/subject.ts";
import { expiryOf, kindOf, lockOf } from "./buckets.ts";
import { isPurgeJob, toldTo } from "./purge-job.ts";

/** The resources that {@link declaredCopies} reads. */
export const typesThatDeclareCopies = [
  types.neon.project,
  types.neon.branch,
  types.render.cronJob,
  types.cloudflare.r2Bucket,
  types.cloudflare.r2BucketLifecycle,
  types.cloudflare.r2BucketLock,
] as const;

/** What a plan declares about the copies of personal data, omitted properties read as the vendor's defaults. Never throws. */
export function declaredCopies(stack: Stack): DeclaredCopies {
  return {
    neon: declaredNeon(stack),
    purge: declaredPurge(stack),
    buckets: stack.ofType(types.cloudflare.r2Bucket).map((bucket) => declaredBucket(stack, bucket)),
  };
}

/** The longest history of the stack's projects in seconds; undefined where one is unknown or there is none. */
export function historyOf(stack: Stack): number | undefined {
  const histories = stack
    .ofType(types.neon.project)
    .map((project) => seconds(project, "historyRetentionSeconds"));
  return histories.length === 0 ? undefined : longest(histories);
}

function declaredNeon(stack: Stack): DeclaredNeon {
  const projects = stack.ofType(types.neon.project);
  const { value } = vendorFact("neon-snapshots-unscheduled");
  return {
    historySeconds: historyOf(stack),
    deletable: known(() => projects.some((project) => project.read("defaultBranchProtected").value !== true)),
    branches: stack.ofType(types.neon.branch).map(({ resource }) => resource.name),
    snapshotSeconds: typeof value === "number" ? value : undefined,
  };
}

/** A job that refuses to start with what it is told deletes nothing, so it counts as none. */
function declaredPurge(stack: Stack): DeclaredPurge | null {
  const unknown = {
    intervalSeconds: undefined,
    runSeconds: undefined,
    toldHistorySeconds: undefined,
    rows: undefined,
  };
  try {
    const job = stack.ofType(types.render.cronJob).find(isPurgeJob);
    if (!job) return null;
    const intervalSeconds = known(() => longestGap(String(job.read("schedule").value)));
    const told = known(() => toldTo(job));
    if (!told) return { ...unknown, intervalSeconds };
    const { historySeconds: toldHistorySeconds, runSeconds } = told;
    return { intervalSeconds, runSeconds, toldHistorySeconds, rows: rowOrders(told) };
  } catch (error) {
    if (error instanceof Unverified) return unknown;
    if (error instanceof InputError) return null;
    throw error;
  }
}

function declaredBucket(stack: Stack, bucket: Subject): DeclaredBucket {
  const { resource } = bucket;
  const name = known(() => bucket.read("name").value);
  if (typeof name !== "string")
    return { name: resource.name, holds: undefined, lifecycleSeconds: undefined, lockSeconds: undefined };
  const lifecycles = () => ofBucket(stack, types.cloudflare.r2BucketLifecycle, bucket).map(expiryOf);
  const locks = () => ofBucket(stack, types.cloudflare.r2BucketLock, bucket).map(lockOf);
  return {
    name,
    holds: kindOf(bucket),
    lifecycleSeconds: known(() => longest(lifecycles()) ?? Number.POSITIVE_INFINITY),
    lockSeconds: known(() => longest(locks()) ?? 0),
  };
}

function seconds(subject: Subject, path: string): number | undefined {
  const value = known(() => subject.read(path).value);
  return typeof value === "number" ? value : undefined;
}

/** The largest; undefined where one is unknown, or there is none. */
function longest(values: readonly (number | undefined)[]): number | undefined {
  const all = values.filter((value) => value !== undefined);
  return all.length === 0 || all.length < values.length ? undefined : Math.max(...all);
}

/** undefined where the plan does not know a value yet. */
function known<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unverified) return undefined;
    throw error;
  }
}
