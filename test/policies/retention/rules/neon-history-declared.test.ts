import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonHistoryDeclared } from "../../../../policies/retention/rules/neon-history-declared.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project, projectWithout } from "../stack.ts";

describeRule(neonHistoryDeclared, {
  pass: [[project()]],
  fail: [
    {
      stack: [project({ historyRetentionSeconds: "1 day" })],
      says: ['historyRetentionSeconds is "1 day"; deleted rows stay readable for that long.'],
    },
  ],
  omitted: [
    {
      stack: [projectWithout("historyRetentionSeconds")],
      says: [
        "historyRetentionSeconds is omitted (vendor default 86400); deleted rows stay readable for that long.",
      ],
    },
    { stack: [], says: ["0 of at least 1 Neon project declared."] },
  ],
  unknown: [
    {
      stack: [project({ historyRetentionSeconds: UNKNOWN })],
      says: [
        "historyRetentionSeconds is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
