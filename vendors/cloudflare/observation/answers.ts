import { z } from "zod";

const text = z.string();

/** Everything that Cloudflare answers stands in this envelope; the cursor and counts stand beside the result. */
function result<T extends z.ZodType>(value: T) {
  return z.object({
    success: z.literal(true),
    result: value,
    result_info: z
      .object({
        cursor: text.nullish(),
        cursors: z.object({ after: text.nullish() }).nullish(),
        is_truncated: z.boolean().nullish(),
        count: z.number().nullish(),
        page: z.number().nullish(),
        total_pages: z.number().nullish(),
        total_count: z.number().nullish(),
      })
      .nullish(),
  });
}

/** Cloudflare's codes of a refusal. */
export const refusal = z.object({ errors: z.array(z.object({ code: z.number() })) });

export const buckets = result(
  z.object({
    buckets: z.array(
      z.object({
        name: text,
        creation_date: text.optional(),
        jurisdiction: text.optional(),
        location: text.optional(),
        storage_class: text.optional(),
      }),
    ),
  }),
);

/** Names of objects may name people: they only tell one page from the next and go no further. */
export const objects = result(z.array(z.object({ key: text, last_modified: text })));

const condition = z.object({
  type: text.optional(),
  maxAge: z.number().optional(),
  maxAgeSeconds: z.number().optional(),
  date: text.optional(),
});
const transition = z.object({ condition: condition.optional() });

/** Rules of a lifecycle, a lock or of who may read; the fields that the provider's inputs have. */
export const rules = result(
  z.object({
    rules: z
      .array(
        z.object({
          id: text.optional(),
          enabled: z.boolean().optional(),
          prefix: text.optional(),
          conditions: z.object({ prefix: text.optional() }).optional(),
          condition: condition.optional(),
          deleteObjectsTransition: transition.optional(),
          abortMultipartUploadsTransition: transition.optional(),
          storageClassTransitions: z
            .array(z.object({ condition: condition.optional(), storageClass: text.optional() }))
            .optional(),
          allowed: z
            .object({
              methods: z.array(text).optional(),
              origins: z.array(text).optional(),
              headers: z.array(text).optional(),
            })
            .optional(),
          exposeHeaders: z.array(text).optional(),
          maxAgeSeconds: z.number().optional(),
        }),
      )
      .nullish(),
  }),
);

export const managedDomain = result(z.object({ domain: text, enabled: z.boolean() }));

export const customDomains = result(
  z.object({
    domains: z.array(
      z.object({
        domain: text,
        enabled: z.boolean(),
        minTLS: text.optional(),
        zoneId: text.optional(),
        ciphers: z.array(text).optional(),
      }),
    ),
  }),
);

export const sippy = result(z.object({ enabled: z.boolean().optional() }));

export const notifications = result(z.object({ queues: z.array(z.object({ queueId: text })).optional() }));

const id = text.min(1).optional();
const named = z
  .object({ id, uuid: id, uid: id, queue_id: id, site_tag: id, name: id })
  .transform((row, { addIssue }) => {
    const known = row.id ?? row.uuid ?? row.uid ?? row.queue_id ?? row.site_tag ?? row.name;
    if (known === undefined) addIssue("names no id");
    return { id: known ?? "" };
  });

/** A product's list, whatever the product calls its ids. One that bears no id could be any. */
export const listed = result(
  z.union([z.array(named), z.object({ images: z.array(named) }).transform(({ images }) => images)]),
);

export const zones = result(
  z.array(
    z.object({ id: text, name: text, status: text, paused: z.boolean().optional(), type: text.optional() }),
  ),
);

const scalar = z.union([text, z.number(), z.boolean()]);
export const setting = result(
  z.object({
    id: text,
    value: z.union([
      scalar,
      z.object({
        strict_transport_security: z.object({
          enabled: z.boolean().optional(),
          max_age: z.number().optional(),
          include_subdomains: z.boolean().optional(),
          preload: z.boolean().optional(),
          nosniff: z.boolean().optional(),
        }),
      }),
    ]),
  }),
);

const header = z.object({ id: text, enabled: z.boolean() });
export const managedHeaders = result(
  z.object({ managed_request_headers: z.array(header), managed_response_headers: z.array(header) }),
);

export const dnssec = result(z.object({ status: text.nullish() }));

export const records = result(
  z.array(
    z.object({
      id: text,
      name: text,
      type: text,
      content: text.nullish(),
      ttl: z.number().optional(),
      proxied: z.boolean().optional(),
      comment: text.nullish(),
      tags: z.array(text).nullish(),
      created_on: text.optional(),
    }),
  ),
);

export const logpushJobs = result(
  z.array(
    z.object({
      id: z.number(),
      name: text.nullish(),
      dataset: text.nullish(),
      destination_conf: text.nullish(),
      enabled: z.boolean().nullish(),
      filter: text.nullish(),
      logpull_options: text.nullish(),
      output_options: z.object({ field_names: z.array(text).nullish() }).nullish(),
    }),
  ),
);

export const flag = result(z.object({ flag: z.boolean() }));

export const rulesets = result(
  z.array(z.object({ id: text, kind: text, phase: text.optional(), last_updated: text.optional() })),
);

export const ruleset = result(
  z.object({
    name: text.nullish(),
    description: text.nullish(),
    rules: z
      .array(
        z.object({
          action: text.optional(),
          enabled: z.boolean().optional(),
          expression: text.optional(),
          description: text.nullish(),
          action_parameters: z.unknown().optional(),
        }),
      )
      .nullish(),
  }),
);

/** Settings of single hostnames; of one kind a time. */
export const hostnameSettings = result(
  z.array(z.object({ hostname: text, value: z.union([text, z.number(), z.array(text)]) })),
);

export const pageRules = result(z.array(z.object({ id: text })));

export const token = result(z.object({ id: text, status: text, expires_on: text.nullish() }));

export const tokenDetails = result(
  z.object({
    policies: z.array(
      z.object({ effect: text, permission_groups: z.array(z.object({ name: text.optional() })) }),
    ),
  }),
);
