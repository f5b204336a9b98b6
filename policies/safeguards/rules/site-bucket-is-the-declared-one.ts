import { bucketKindOf } from "../../../retention/buckets.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const siteBucketIsTheDeclaredOne = defineRule({
  id: "site-bucket-is-the-declared-one",
  severity: "critical",
  clauses: ["minimal-collection", "stored-documents", "call-audio-and-transcript"],
  description:
    "One bucket is public and keeps its files without end; no other passes for it by how its name ends.",
  remediation:
    "Call the bucket of published pages <project>-<stack>-site, and end any other in what it holds.",
  subjects: {
    types: [types.cloudflare.r2Bucket],
    where: (bucket) => bucketKindOf(String(bucket.read("name").value)) === "site",
  },
  messages: { other: 'name is {actual}; the only bucket of published pages is "{declared}".' },
  check(bucket, violated) {
    const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(bucket.resource.urn) ?? [];
    const declared = `${project}-${stack}-site`;
    const actual = bucket.read("name");
    if (actual.value !== declared) violated("other", { actual, declared });
  },
});
