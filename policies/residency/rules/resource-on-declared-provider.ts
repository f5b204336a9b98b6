import { types } from "../../../providers/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { provider: _, ...twilio } = types.twilio;

export const resourceOnDeclaredProvider = defineRule({
  id: "resource-on-declared-provider",
  severity: "critical",
  clauses: ["r2-jurisdiction", "twilio-region"],
  description: "Resources whose place their provider decides name a provider of this stack.",
  remediation: "Pass the stack's own provider in the resource's options.",
  subjects: { types: [types.aws.objectv2, ...Object.values(twilio)], atLeast: 1 },
  messages: { default: "The resource names no provider, so the machine that deploys decides where it goes." },
  check({ resource }, violated) {
    const name = resource.provider?.split("::")[3] ?? "default";
    if (/^default(_|$)/.test(name)) violated("default");
  },
});
