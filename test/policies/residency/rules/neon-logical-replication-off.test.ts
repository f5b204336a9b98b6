import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonLogicalReplicationOff } from "../../../../policies/residency/rules/neon-logical-replication-off.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonLogicalReplicationOff, {
  pass: [[resource(types.neon.project, { enableLogicalReplication: "no" })]],
  fail: [
    {
      stack: [resource(types.neon.project, { enableLogicalReplication: "yes" })],
      says: ['enableLogicalReplication is "yes"; a subscriber anywhere could copy every row.'],
    },
    {
      stack: [resource(types.neon.project, { enableLogicalReplication: false })],
      says: ["enableLogicalReplication is false; a subscriber anywhere could copy every row."],
    },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.neon.project, { enableLogicalReplication: UNKNOWN })],
      says: [
        "enableLogicalReplication is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
