import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { placeMessages, requirePlace } from "../declared-place.ts";

export const neonEndpointInDeclaredRegion = defineRule({
  id: "neon-endpoint-in-declared-region",
  severity: "critical",
  clauses: ["neon-region"],
  description: "Every way into the database ends in the region that the register declares.",
  remediation: "Set regionId to the declared region, or leave it out of an endpoint of the stack's project.",
  subjects: { types: [types.neon.endpoint, types.neon.vpcEndpointAssignment] },
  messages: placeMessages,
  check(endpoint, violated) {
    // An endpoint is where its project is, which neon-resource-in-declared-project holds to this stack's.
    const ofProject = endpoint.resource.type === types.neon.endpoint && !endpoint.declares("regionId");
    if (!ofProject) requirePlace(endpoint, "regionId", "neon-region", violated);
  },
});
