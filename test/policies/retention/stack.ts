import type { Properties, Resource, Value } from "../../../policies/kernel/resource.ts";
import { books } from "../../../register/read-books.ts";
import { solve } from "../../../retention/solve.ts";
import { types } from "../../../vendors/types.ts";
import { resource } from "../../support/resource.ts";

/** Resources that keep every promise of retention; each test breaks one property of one of them. */
const day = 86_400;

export function project(inputs: Properties = {}): Resource {
  return resource(
    types.neon.project,
    { historyRetentionSeconds: day, defaultBranchProtected: true, ...inputs },
    { name: "project" },
  );
}

export function projectWithout(property: string): Resource {
  const { [property]: _, ...inputs } = project().inputs;
  return { ...project(), inputs };
}

const { purgeJob: stated } = books().register.value;
const told = {
  PURGE_HISTORY_SECONDS: "86400",
  PURGE_INTERVAL_SECONDS: "300",
  PURGE_RUN_SECONDS: "240",
  PGHOST: "db.neon.tech",
  PGDATABASE: "kaitalk",
  PGUSER: "kaitalk_purge",
  PGPASSWORD: "not-a-password",
};

/** A variable set to null is left out. */
export function purgeJob(
  variables: Readonly<Record<string, Value>> = {},
  inputs: Properties = {},
  name = "purge",
): Resource {
  const environment = Object.entries({ ...told, ...variables }).filter(([, value]) => value !== null);
  return resource(
    types.render.cronJob,
    {
      startCommand: stated.startCommand,
      schedule: solve().purge.schedule,
      runtimeSource: {
        nativeRuntime: {
          runtime: "node",
          repoUrl: "https://github.com/kaitalk/compliance",
          branch: stated.branch,
          buildCommand: stated.buildCommand,
          autoDeploy: stated.autoDeploy,
        },
      },
      envVars: Object.fromEntries(environment.map(([key, value]) => [key, { value }])),
      ...inputs,
    },
    { name },
  );
}

export function bucket(name = "kaitalk-prod-documents", inputs: Properties = {}): Resource {
  return resource(types.cloudflare.r2Bucket, { name, ...inputs }, { name });
}

/** A rule that deletes the whole bucket's objects at an age, with parts replaced. */
export function deletion(condition: Properties | null = {}, parts: Properties = {}): Properties {
  const age: Properties =
    condition === null
      ? {}
      : { condition: { type: "Age", maxAge: solve().buckets.documents.lifecycleSeconds, ...condition } };
  return { id: "expire", enabled: true, conditions: { prefix: "" }, deleteObjectsTransition: age, ...parts };
}

export const dropUploads: Properties = {
  id: "abort",
  enabled: true,
  conditions: { prefix: "" },
  abortMultipartUploadsTransition: { condition: { type: "Age", maxAge: day } },
};

export function lifecycle(
  rules: readonly Properties[] = [deletion(), dropUploads],
  bucketName: Value = "kaitalk-prod-documents",
  overrides: Partial<Resource> = {},
): Resource {
  return resource(
    types.cloudflare.r2BucketLifecycle,
    { bucketName, rules },
    { name: "lifecycle", ...overrides },
  );
}

export function lock(
  condition: Properties,
  parts: Properties = {},
  bucketName: Value = "kaitalk-prod-documents",
): Resource {
  const rules = [{ id: "hold", enabled: true, condition, ...parts }];
  return resource(types.cloudflare.r2BucketLock, { bucketName, rules }, { name: "lock" });
}

export function goodStack(): Resource[] {
  return [project(), purgeJob(), bucket(), lifecycle()];
}
