import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";

export const neonEndpointInDeclaredRegion = defineRule({
  id: "neon-endpoint-in-declared-region",
  severity: "critical",
  clauses: ["neon-region"],
  description: "Every way into the database ends in the region that the register declares.",
  remediation: "Set regionId to the declared region.",
  subjects: { types: [types.neon.endpoint, types.neon.vpcEndpointAssignment] },
  messages: placeMessages,
  check: (endpoint, violated) => requirePlace(endpoint, "regionId", "neon-region", violated),
});
