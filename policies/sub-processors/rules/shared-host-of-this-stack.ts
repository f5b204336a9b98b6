import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { othersHosts } from "../../own-hosts.ts";
import { isDocument } from "../host-properties.ts";

export const sharedHostOfThisStack = defineRule({
  id: "shared-host-of-this-stack",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "A name at a vendor whose customers share a suffix is that of a resource of this stack, not of another customer.",
  remediation: "Take the name from the output of the stack's own resource.",
  subjects: { types: "every", atLeast: 1 },
  messages: { another: "{path} names {host}, which no resource of this stack answers to." },
  checkInStack(subject, stack, violated) {
    const isObject = subject.resource.type === types.aws.objectv2;
    for (const { path, text, secret } of textsOf(subject, ({ name }) => !(isObject && isDocument.test(name))))
      for (const host of new Set(othersHosts(text, stack)))
        violated("another", { path, host: secret ? "a host inside a secret" : `"${host}"` });
  },
});
