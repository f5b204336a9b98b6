import { books } from "../../../register/read-books.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";

export const subProcessorInUse = defineRule({
  id: "sub-processor-in-use",
  severity: "low",
  clauses: ["sub-processor-list"],
  description: "Every sub-processor on the list still has a resource in the stack.",
  remediation: "Take the company off the list in a new register version, or declare what it is used for.",
  subjects: { types: "every" },
  messages: { unused: "{legalName} is on the list, and no resource of the stack belongs to it." },
  checkStack(stack, violated) {
    const used = new Set(stack.all.map(({ resource }) => packageOf(resource.type)));
    for (const { legalName, providers } of books().register.value.subProcessors)
      if (!providers.some((pkg) => used.has(pkg))) violated("unused", { legalName });
  },
});
