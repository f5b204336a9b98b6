import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { namesIn, placeMessages, requirePlace } from "../declared-place.ts";

export const twilioProviderInDeclaredRegion = defineRule({
  id: "twilio-provider-in-declared-region",
  severity: "critical",
  clauses: ["twilio-region"],
  description: "Calls and messages are set up in the Twilio region that the register declares.",
  remediation: "Set region on the Twilio provider to the declared region and leave edge out.",
  subjects: { types: [types.twilio.provider], atLeast: 1 },
  messages: { ...placeMessages, edge: "edge is {actual}, which lies outside the United States." },
  check(provider, violated) {
    requirePlace(provider, "region", "twilio-region", violated);
    const edge = provider.read("edge");
    if (edge.origin === "declared" && !namesIn("twilio-us-edges").includes(String(edge.value)))
      violated("edge", { actual: edge });
  },
});
