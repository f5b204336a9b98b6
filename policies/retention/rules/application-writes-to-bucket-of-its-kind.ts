import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { inBuckets } from "../clauses.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;

const namesOfBuckets = oncePerStack(
  (stack) =>
    new Set<unknown>(stack.ofType(types.cloudflare.r2Bucket).map((bucket) => bucket.read("name").value)),
);

export const applicationWritesToBucketOfItsKind = defineRule({
  id: "application-writes-to-bucket-of-its-kind",
  severity: "critical",
  clauses: inBuckets,
  description:
    "Every bucket that code is told of is one of this stack, and ends what its variable says it holds.",
  remediation: "Take the variable <KIND>_BUCKET from the name of the stack's bucket of that kind.",
  subjects: { types: [webService, privateService, backgroundWorker, cronJob], atLeast: 1 },
  messages: { stray: "{name} names no bucket of this stack that holds {kind}, so nothing ends its objects." },
  checkInStack(service, stack, violated) {
    const buckets = namesOfBuckets(stack);
    for (const [name, variable] of service.entries("envVars")) {
      const kind = /^(\w+)_BUCKET$/.exec(name)?.[1]?.toLowerCase();
      if (!kind) continue;
      const { value } = variable.read("value");
      if (!buckets.has(String(value)) || bucketKindOf(String(value)) !== kind)
        violated(
          "stray",
          { name, kind },
          { breaks: kind === "recordings" ? ["call-audio-and-transcript"] : ["stored-documents"] },
        );
    }
  },
});
