import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonEndpointInDeclaredRegion } from "../../../../policies/residency/rules/neon-endpoint-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonEndpointInDeclaredRegion, {
  pass: [
    [resource(types.neon.endpoint, { regionId: "aws-us-east-1" })],
    [resource(types.neon.endpoint)],
    [resource(types.neon.vpcEndpointAssignment, { regionId: "aws-us-east-1" })],
  ],
  fail: [
    {
      stack: [resource(types.neon.endpoint, { regionId: "azure-eastus2" })],
      says: ['regionId is "azure-eastus2"; the register declares "aws-us-east-1".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.neon.vpcEndpointAssignment)],
      says: [
        'regionId is omitted, so the vendor decides where the data is; the register declares "aws-us-east-1".',
      ],
    },
  ],
  unknown: [
    {
      stack: [resource(types.neon.endpoint, { regionId: UNKNOWN })],
      says: [
        "regionId is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
