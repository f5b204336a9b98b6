import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { bucketChildren } from "../r2-buckets.ts";

/** Where a resource says whose account it is in, and whose word counts. */
const accounts = {
  accountId: { anchor: types.cloudflare.r2Bucket, types: [types.cloudflare.r2Bucket, ...bucketChildren] },
  accountSid: { anchor: types.twilio.provider, types: [types.twilio.provider, types.twilio.twimlApp] },
} as const;

export const vendorAccountSingle = defineRule({
  id: "vendor-account-single",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "Everything that a vendor holds is in the one account that the agreements and settings are about.",
  remediation: "Take the account from the configuration, as the stack's other resources of the vendor do.",
  subjects: { types: [...accounts.accountId.types, ...accounts.accountSid.types], atLeast: 1 },
  messages: { other: "{property} is {actual}; the stack's account is {expected}." },
  checkInStack(subject, stack, violated) {
    for (const [property, { anchor, types: held }] of Object.entries(accounts)) {
      const [first] = stack.ofType(anchor);
      if (!first || !held.some((type) => type === subject.resource.type)) continue;
      if (first.isUnknown(property) && subject.isUnknown(property)) continue;
      const [actual, expected] = [subject.read(property), first.read(property)];
      if (actual.origin !== "declared" || actual.value !== expected.value)
        violated("other", { property, actual, expected });
    }
  },
});
