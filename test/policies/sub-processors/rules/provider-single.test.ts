import { providerSingle } from "../../../../policies/sub-processors/rules/provider-single.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const provider = (pkg: string, name = pkg) => resource(`pulumi:providers:${pkg}`, {}, { name });

describeRule(providerSingle, {
  pass: [
    [
      provider("neon"),
      provider("cloudflare"),
      provider("aws"),
      provider("random"),
      provider("random", "more"),
    ],
  ],
  fail: [
    {
      stack: [provider("neon"), provider("neon", "other")],
      says: ['A second provider of package "neon" leads to another account, which nobody judges.'],
    },
    { stack: [], says: ["0 of at least 1 provider declared."] },
  ],
  omitted: "Which providers there are decides, not what they declare.",
  unknown: "Which providers there are decides, not what is known of them.",
});
