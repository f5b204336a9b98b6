import { z } from "zod";

const text = z.string();
const moment = z.string();

/** The fields of Neon's answers that may go on. Source: Neon's API description, version 2. */
export const project = z.object({
  id: text,
  name: text,
  org_id: text.optional(),
  region_id: text,
  pg_version: z.number(),
  store_passwords: z.boolean(),
  history_retention_seconds: z.number().optional(),
  created_at: moment,
  deleted_at: moment.optional(),
  recoverable_until: moment.optional(),
  settings: z
    .object({
      allowed_ips: z
        .object({ ips: z.array(text).nullish(), protected_branches_only: z.boolean().nullish() })
        .nullish(),
      enable_logical_replication: z.boolean().nullish(),
      hipaa: z.boolean().nullish(),
    })
    .optional(),
});

export const projects = z.object({
  projects: z.array(project),
  unavailable_project_ids: z.array(text).optional(),
  pagination: z.object({ cursor: text.optional() }).optional(),
});

/** What the description gives these lists no place for, and what would say that they go on. */
const unpaged = {
  pagination: z.object({ cursor: text.nullish(), next: text.nullish() }).nullish(),
};

export const oneProject = z.object({ project });

export const branches = z.object({
  branches: z.array(
    z.object({
      id: text,
      name: text,
      default: z.boolean(),
      protected: z.boolean(),
      created_at: moment,
      parent_timestamp: moment.optional(),
      recovery: z.object({ deleted_at: moment, recoverable_until: moment }).optional(),
    }),
  ),
  pagination: z.object({ next: text.optional() }).optional(),
});

export const snapshots = z.object({
  ...unpaged,
  snapshots: z.array(
    z.object({
      id: text,
      created_at: moment,
      expires_at: moment.optional(),
      manual: z.boolean().optional(),
      source_branch_id: text.optional(),
    }),
  ),
});

export const endpoints = z.object({
  ...unpaged,
  endpoints: z.array(
    z.object({
      id: text,
      host: text,
      branch_id: text,
      region_id: text,
      type: text,
      disabled: z.boolean(),
      created_at: moment,
    }),
  ),
});

export const roles = z.object({
  ...unpaged,
  roles: z.array(z.object({ name: text, created_at: moment })),
});

export const databases = z.object({
  ...unpaged,
  databases: z.array(z.object({ name: text, owner_name: text, created_at: moment })),
});

/** Without the address of whom it is shared with. */
export const permissions = z.object({
  ...unpaged,
  project_permissions: z.array(z.object({ id: text, granted_at: moment, revoked_at: moment.nullish() })),
});

export const keySets = z.object({
  ...unpaged,
  jwks: z.array(z.object({ id: text, jwks_url: text, provider_name: text, created_at: moment })),
});

export const networks = z.object({
  ...unpaged,
  endpoints: z.array(z.object({ vpc_endpoint_id: text })),
});

export const buckets = z.object({
  ...unpaged,
  buckets: z.array(z.object({ name: text, created_at: moment.optional() })),
});

export const functions = z.object({
  pagination: z.object({ next: text.optional() }).optional(),
  functions: z.array(z.object({ id: text, slug: text, created_at: moment })),
});

/** Sign-ups are kept in the project's own database, or at the provider. */
export const signUps = z.object({
  ...unpaged,
  data: z.array(
    z.object({ auth_provider: text, auth_provider_project_id: text, branch_id: text, created_at: moment }),
  ),
});

export const auth = z.object({ auth_method: text });

/** Why a preview is not there; only some of the reasons mean that there is none. */
export const refusal = z.object({ reason: text });
