import { beforeAll, describe, expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../policies/kernel/evaluate.ts";
import { type Properties, type Resource, UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import { packs } from "../../policies/packs.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";
import { complete } from "../support/stack-config.ts";

const { r2BucketLifecycle, r2BucketLock } = types.cloudflare;

/** One thing wrong with the shipped stack, and the promises that it breaks: no other may be accused. */
const wrongs: readonly {
  readonly wrong: string;
  readonly in: (stack: readonly Resource[]) => readonly Resource[];
  readonly breaks: readonly string[];
}[] = [
  {
    wrong: "an indefinite lock on recordings",
    in: (stack) => [
      ...stack,
      beside(stack, "recordings-lifecycle", r2BucketLock, {
        rules: [{ id: "legal", enabled: true, condition: { type: "Indefinite" } }],
      }),
    ],
    breaks: ["call-audio-and-transcript", "right-to-deletion"],
  },
  {
    wrong: "a lifecycle of documents that ends late",
    in: (stack) => edited(stack, "documents-lifecycle", lateRules),
    breaks: ["stored-documents"],
  },
  {
    wrong: "a lifecycle of recordings that ends late",
    in: (stack) => edited(stack, "recordings-lifecycle", lateRules),
    breaks: ["call-audio-and-transcript"],
  },
  {
    wrong: "a lifecycle of documents that is missing",
    in: (stack) => stack.filter(({ name }) => name !== "documents-lifecycle"),
    breaks: ["stored-documents"],
  },
  {
    wrong: "a database of AWS",
    in: (stack) => [
      ...stack,
      resource("aws:rds/instance:Instance", { region: "us-east-1" }, { name: "rds" }),
    ],
    breaks: ["minimal-collection", "sub-processor-list"],
  },
  {
    wrong: "a change of the zone that is ignored",
    in: (stack) => options(stack, "min-tls-version", { ignoreChanges: ["value"] }),
    breaks: ["transit-encryption"],
  },
  {
    wrong: "a change of the messaging service that is ignored",
    in: (stack) => options(stack, "messaging", { ignoreChanges: ["inboundRequestUrl"] }),
    breaks: ["minimal-collection", "twilio-region"],
  },
  {
    wrong: "a bucket of documents that is left behind",
    in: (stack) => options(stack, "documents", { keptBy: ["retainOnDelete"] }, types.cloudflare.r2Bucket),
    breaks: ["call-audio-and-transcript", "stored-documents"],
  },
  {
    wrong: "a bucket that every site may read",
    in: (stack) => edited(stack, "documents-cors", () => ({ rules: [{ allowed: { origins: ["*"] } }] })),
    breaks: ["minimal-collection"],
  },
  {
    wrong: "a zone without the setting of one TLS version",
    in: (stack) => stack.filter(({ name }) => name !== "tls-1-3"),
    breaks: ["transit-encryption"],
  },
  {
    wrong: "a zone without the setting that brings the country",
    in: (stack) => stack.filter(({ name }) => name !== "ip-geolocation"),
    breaks: ["raw-ip-not-stored"],
  },
  {
    wrong: "an event that tells a tax number",
    in: (stack) => edited(stack, "events", () => ({ enabledEvents: ["customer.tax_id.created"] })),
    breaks: ["minimal-collection"],
  },
  {
    wrong: "an event that tells of a card",
    in: (stack) => edited(stack, "events", () => ({ enabledEvents: ["charge.succeeded"] })),
    breaks: ["card-data-never-held", "minimal-collection"],
  },
  {
    wrong: "a session key that is too short",
    in: (stack) => edited(stack, "session-secret", () => ({ length: 8 })),
    breaks: ["secrets-protected"],
  },
  {
    wrong: "files that are reached in the open",
    in: (stack) =>
      edited(stack, "web", ({ envVars }) => {
        const variables = envVars as Readonly<Record<string, Properties>>;
        const address = String(variables.R2_ENDPOINT?.value).replace("https:", "http:");
        return { envVars: { ...variables, R2_ENDPOINT: { value: address } } };
      }),
    breaks: ["transit-encryption"],
  },
  {
    wrong: "a resource of Neon on the machine's provider",
    in: (stack) =>
      options(stack, "records", { provider: "urn:pulumi:prod::kaitalk::default::default_0::id" }),
    breaks: ["neon-region"],
  },
];

describe("a violation speaks against the promise that it breaks", () => {
  let stack: readonly Resource[];

  beforeAll(async () => {
    const values = { ...complete, "recordings:enabled": "true" };
    stack = await runProgram({ project: "kaitalk", stack: "prod", values, secretKeys: [] });
  });

  test.each(wrongs)("$wrong", ({ in: change, breaks }) => {
    expect(broken(change(stack)).violated).toEqual(breaks);
  });

  test("and what is not known stays open for the promises that hang on it", () => {
    const unknown = edited(stack, "documents-lifecycle", () => ({ rules: UNKNOWN }));
    expect(broken(unknown)).toEqual({ violated: [], unverified: ["stored-documents"] });
  });
});

function broken(resources: readonly Resource[]) {
  const findings = packs.flatMap((pack) => evaluatePack(pack, stackOf(resources)));
  const clausesOf = (outcome: string) => {
    const unmet = findings.filter((finding) => finding.outcome === outcome);
    return [...new Set(unmet.flatMap(({ clauses }) => clauses))].sort();
  };
  return { violated: clausesOf("violated"), unverified: clausesOf("unverified") };
}

function lateRules({ rules }: Properties): Properties {
  const [rule] = rules as readonly Properties[];
  return {
    rules: [{ ...rule, deleteObjectsTransition: { condition: { type: "Age", maxAge: 10 ** 8 } } }] as Value,
  };
}

function edited(
  stack: readonly Resource[],
  name: string,
  change: (inputs: Properties) => Properties,
): Resource[] {
  return stack.map((each) =>
    each.name === name && each.custom
      ? { ...each, inputs: { ...each.inputs, ...change(each.inputs) } }
      : each,
  );
}

function options(
  stack: readonly Resource[],
  name: string,
  change: Partial<Resource>,
  type?: string,
): Resource[] {
  return stack.map((each) =>
    each.name === name && each.custom && (type ?? each.type) === each.type ? { ...each, ...change } : each,
  );
}

/** Another resource about the same bucket. */
function beside(stack: readonly Resource[], name: string, type: string, inputs: Properties): Resource {
  const model = stack.find((each) => each.name === name && each.type === r2BucketLifecycle);
  if (!model) throw new Error(`the program declares no ${name}`);
  const { rules: _, ...address } = model.inputs;
  return {
    ...model,
    type,
    name: `${name}-beside`,
    urn: `${model.urn}-beside`,
    inputs: { ...address, ...inputs },
  };
}
