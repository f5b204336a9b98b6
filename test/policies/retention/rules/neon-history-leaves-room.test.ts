import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonHistoryLeavesRoom } from "../../../../policies/retention/rules/neon-history-leaves-room.ts";
import { inWords } from "../../../../register/duration.ts";
import { solve } from "../../../../retention/solve.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project, projectWithout } from "../stack.ts";

const { largestNeonHistorySeconds: largest } = solve();
const tooLong = (actual: number) =>
  `historyRetentionSeconds is ${actual}; at most ${largest} (${inWords(largest)}) leaves the purge room.`;

describeRule(neonHistoryLeavesRoom, {
  pass: [
    [project()],
    [project({ historyRetentionSeconds: 0 })],
    [project({ historyRetentionSeconds: largest })],
  ],
  fail: [
    {
      stack: [project({ historyRetentionSeconds: largest + 1 })],
      says: [tooLong(largest + 1)],
    },
    {
      stack: [project({ historyRetentionSeconds: -1 })],
      says: [tooLong(-1)],
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
