import { z } from "zod";

const text = z.string();
const moment = text.nullish();

/** Render's usual list: each row beside a cursor that leads on. */
export function cursored<Row>(
  noun: string,
  row: z.ZodType<Row>,
): z.ZodType<readonly { readonly cursor: string; readonly row: Row }[]> {
  const entry = z.object({ cursor: text, [noun]: row });
  return z.array(entry.transform((given) => ({ cursor: String(given.cursor), row: given[noun] as Row })));
}

const allowed = z.array(z.object({ cidrBlock: text, description: text.nullish() })).nullish();

export const owner = z.object({ id: text, type: text });

export const service = z.object({
  id: text,
  type: text,
  name: text,
  ownerId: text,
  createdAt: moment,
  environmentId: text.nullish(),
  repo: text.nullish(),
  branch: text.nullish(),
  imagePath: text.nullish(),
  autoDeploy: text.nullish(),
  autoDeployTrigger: text.nullish(),
  suspended: text.nullish(),
  serviceDetails: z.object({
    region: text.nullish(),
    plan: text.nullish(),
    runtime: text.nullish(),
    schedule: text.nullish(),
    url: text.nullish(),
    envSpecificDetails: z
      .object({
        buildCommand: text.nullish(),
        startCommand: text.nullish(),
        dockerCommand: text.nullish(),
        preDeployCommand: text.nullish(),
      })
      .nullish(),
    maintenanceMode: z.object({ uri: text.nullish() }).nullish(),
    previews: z.object({ generation: text.nullish() }).nullish(),
    pullRequestPreviewsEnabled: text.nullish(),
    renderSubdomainPolicy: text.nullish(),
    ipAllowList: allowed,
    disk: z.object({ name: text, mountPath: text.nullish(), sizeGB: z.number().nullish() }).nullish(),
    parentServer: z.object({ id: text }).nullish(),
  }),
});

/** Values are compared with what is declared, and go no further. */
export const variable = z.object({ key: text, value: text });
/** Names alone. */
export const secretFile = z.object({ name: text });
export const customDomain = z.object({ id: text, name: text });

export const project = z.object({ id: text, name: text, createdAt: moment });
export const environment = z.object({
  id: text,
  name: text,
  projectId: text,
  protectedStatus: text,
  networkIsolationEnabled: z.boolean(),
  ipAllowList: allowed,
});

export const disk = z.object({ id: text, createdAt: moment });
export const diskSnapshots = z.array(z.object({ createdAt: moment, snapshotKey: text.nullish() }));

/** A store, wherever Render keeps it. */
export const store = z.object({ id: text, name: text, region: text.nullish(), createdAt: moment });

/** Keys of objects may name people: they only tell one from the next. */
export const objects = z.object({
  items: z.array(z.object({ object: z.object({ key: text, lastModified: text }) })),
  hasNext: z.boolean(),
  nextCursor: text.nullish(),
});

/** Without its secret. */
export const webhook = z.object({ id: text, name: text.nullish(), url: text, enabled: z.boolean() });

export const named = z.object({ id: text, name: text.nullish(), createdAt: moment });
export const plain = z.array(named);
/** A group's variables are handed to every service that it is linked to; of a file its name alone. */
export const envGroup = z.object({
  id: text,
  environmentId: text.nullish(),
  serviceLinks: z.array(z.object({ id: text })),
  envVars: z.array(variable),
  secretFiles: z.array(secretFile),
});

export const dedicatedIps = z.array(
  z.object({ id: text, name: text, region: text.nullish(), createdAt: moment }),
);

export const logOverrides = z.array(
  z.object({ resourceId: text.nullish(), endpoint: text.nullish(), setting: text.nullish() }),
);
export const ownerLogStream = z.object({ endpoint: text.nullish(), preview: text.nullish() });
export const metricsStream = z.object({ provider: text.nullish(), url: text.nullish() });

/** Of a line nothing but its moment. */
export const logs = z.object({ logs: z.array(z.object({ timestamp: text })), hasMore: z.boolean() });
