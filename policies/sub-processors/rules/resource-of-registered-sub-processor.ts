import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { isRegistered } from "../provenance.ts";

export const resourceOfRegisteredSubProcessor = defineRule({
  id: "resource-of-registered-sub-processor",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "Every resource belongs to a registered sub-processor, or to a package that holds no customer's data.",
  remediation: "Remove the resource, or register the vendor as a sub-processor and give notice first.",
  subjects: { types: "every", atLeast: 1 },
  messages: { stranger: 'Package "{pkg}" belongs to no registered sub-processor.' },
  check({ resource }, violated) {
    const pkg = packageOf(resource.type);
    if (!isRegistered(pkg)) violated("stranger", { pkg });
  },
});
