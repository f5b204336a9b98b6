import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonHistoryLeavesRoom } from "../../../../policies/retention/rules/neon-history-leaves-room.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project, projectWithout } from "../stack.ts";

describeRule(neonHistoryLeavesRoom, {
  pass: [
    [project()],
    [project({ historyRetentionSeconds: 0 })],
    [project({ historyRetentionSeconds: 2_332_860 })],
  ],
  fail: [
    {
      stack: [project({ historyRetentionSeconds: 2_332_861 })],
      says: ["historyRetentionSeconds is 2332861; at most 2332860 (27 d 1 min) leaves the purge room."],
    },
    {
      stack: [project({ historyRetentionSeconds: -1 })],
      says: ["historyRetentionSeconds is -1; at most 2332860 (27 d 1 min) leaves the purge room."],
    },
  ],
  omitted: [{ stack: [projectWithout("historyRetentionSeconds")], outcome: "met", says: [] }],
  unknown: [
    {
      stack: [project({ historyRetentionSeconds: UNKNOWN })],
      says: [
        "historyRetentionSeconds is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
