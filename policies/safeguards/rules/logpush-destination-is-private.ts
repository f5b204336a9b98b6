import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

/** What opens a destination stands in its address: `access-key-id`, `header_Authorization`, `sas` and their like. */
const opensIt =
  /[?&;](?!region=|endpoint=|account-id=)[\w-]*(key|secret|token|auth|pass|sas|sig|cred)[\w-]*=/i;

export const logpushDestinationIsPrivate = defineRule({
  id: "logpush-destination-is-private",
  severity: "critical",
  clauses: ["secrets-protected", "minimal-collection"],
  description: "Request logs go to a bucket of this stack that is not public, and the keys to it are secret.",
  remediation: "Name a private bucket of the stack and wrap the address in pulumi.secret.",
  subjects: { types: [types.cloudflare.logpushJob] },
  messages: {
    bare: "destinationConf holds keys and is not marked secret.",
    public: "destinationConf leads to bucket {bucket}, which is public.",
    stray: "destinationConf leads to no bucket of this stack, so nobody sees how long logs are kept.",
  },
  checkInStack(job, stack, violated) {
    const destination = String(job.read("destinationConf").value ?? "");
    if (opensIt.test(destination) && !job.isSecret("destinationConf")) violated("bare");
    const name = /^(?:s3|r2):\/\/([^/?]+)/.exec(destination)?.[1];
    const buckets = stack.ofType(types.cloudflare.r2Bucket);
    if (!name || !buckets.some((bucket) => bucket.read("name").value === name)) return violated("stray");
    if (bucketKindOf(name) === "site") violated("public", { bucket: name });
  },
});
