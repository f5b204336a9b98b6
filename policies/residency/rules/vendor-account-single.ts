import { isKnown } from "../../kernel/is-known.ts";
import { defineRule } from "../../kernel/rule.ts";
import { accountsOf } from "../accounts.ts";

export const vendorAccountSingle = defineRule({
  id: "vendor-account-single",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "Everything that a vendor holds is in the one account that the configuration, the agreements and the settings are about.",
  remediation: "Take the account from the configuration, as the stack's other resources of the vendor do.",
  subjects: { types: [...accountsOf.keys()], atLeast: 1 },
  messages: {
    other: "{property} is {actual}; the stack's account is {expected}.",
    missing: "{property} is left out, so the account is whichever the machine's own settings name.",
  },
  checkInStack(subject, stack, violated) {
    for (const { path, key, anchor, required } of accountsOf.get(subject.resource.type) ?? []) {
      if (!required && !subject.declares(path)) continue;
      const written = stack.configured?.[key];
      const [first] = anchor ? stack.ofType(anchor[0]) : [];
      const isWritten = isKnown(subject, path);
      // What only a vendor will tell is nothing that somebody wrote down.
      if (!isWritten && (!first || !anchor || !isKnown(first, anchor[1]))) continue;
      const expected = written ?? (first && anchor && first.read(anchor[1]).value);
      const actual = subject.read(path);
      if (expected === undefined) {
        if (required && anchor && actual.origin === "absent") violated("missing", { property: path });
      } else if (actual.origin !== "declared" || actual.value !== expected)
        violated("other", { property: path, actual, expected: JSON.stringify(expected) });
    }
  },
});
