import { types } from "../../../vendors/types.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { isRegistered } from "../provenance.ts";

const judged = new Set<string>(Object.values(types).flatMap((ofPackage) => Object.values(ofPackage)));

export const resourceTypeJudged = defineRule({
  id: "resource-type-judged",
  severity: "high",
  clauses: ["sub-processor-list", "minimal-collection"],
  description: "Every resource is of a type that the rules were written for.",
  remediation:
    "Find out what the type stores and sends, write the rules it needs, and name it in vendors/types.ts.",
  subjects: { types: "every", atLeast: 1 },
  messages: { unread: "No rule was written for {type}: what it stores, and where, nobody has judged." },
  check({ resource: { type } }, violated) {
    const isProvider = type.startsWith("pulumi:providers:") && isRegistered(packageOf(type));
    if (!isProvider && !judged.has(type)) violated("unread", { type });
  },
});
