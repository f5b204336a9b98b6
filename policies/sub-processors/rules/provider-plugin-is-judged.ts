import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { foreignPlugin } from "../plugin.ts";

export const providerPluginIsJudged = defineRule({
  id: "provider-plugin-is-judged",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "Every provider runs the plugin, from the place and in the version, that the rules were written for.",
  remediation:
    "Declare the provider by its binding, without a version, an address or a parameter of its own.",
  subjects: {
    types: "every",
    where: ({ resource: { type } }) => type.startsWith("pulumi:providers:"),
    atLeast: 1,
    called: "provider",
  },
  messages: {
    other: "{place} names another plugin or version than the one that the rules were written for.",
  },
  check(provider, violated) {
    for (const place of foreignPlugin(provider, packageOf(provider.resource.type)))
      violated("other", { place });
  },
});
