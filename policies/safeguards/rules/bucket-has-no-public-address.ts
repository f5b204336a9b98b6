import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { childrenFinder } from "../links.ts";

const managedDomainsOf = childrenFinder(types.cloudflare.r2ManagedDomain);

export const bucketHasNoPublicAddress = defineRule({
  id: "bucket-has-no-public-address",
  severity: "critical",
  clauses: ["minimal-collection"],
  description: "Every bucket's address under r2.dev is turned off, and said to be.",
  remediation: "Declare the bucket's managed domain with enabled false.",
  subjects: { types: [types.cloudflare.r2Bucket], atLeast: 1 },
  messages: {
    silent: "no managed domain is declared for {bucket}, so its address may be on.",
    open: "enabled is {actual} for {bucket}; false is required.",
  },
  checkInStack(bucket, stack, violated) {
    const name = bucket.read("name");
    const mine = managedDomainsOf(stack, bucket);
    if (mine.length === 0) violated("silent", { bucket: name });
    for (const domain of mine) {
      const actual = domain.read("enabled");
      if (actual.value !== false) violated("open", { actual, bucket: name }, { at: domain.resource });
    }
  },
});
