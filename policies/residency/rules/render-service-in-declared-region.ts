import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";
import { regional } from "../render-services.ts";

export const renderServiceInDeclaredRegion = defineRule({
  id: "render-service-in-declared-region",
  severity: "critical",
  clauses: ["render-region"],
  description: "Everything that Render places in a region is in the one that the register declares.",
  remediation: "Set region to the declared region, or publish a new register version and give notice first.",
  subjects: { types: regional, atLeast: 1 },
  messages: placeMessages,
  check: (service, violated) => requirePlace(service, "region", "render-region", violated),
});
