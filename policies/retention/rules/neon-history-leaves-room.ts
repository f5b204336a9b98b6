import { inWords } from "../../../register/duration.ts";
import { solve } from "../../../retention/solve.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { purged } from "../clauses.ts";

export const neonHistoryLeavesRoom = defineRule({
  id: "neon-history-leaves-room",
  severity: "critical",
  clauses: purged,
  description: "Neon's history is short enough that rows can be deleted in time for the shortest promise.",
  remediation: "Shorten historyRetentionSeconds to the seconds that solve() gives.",
  subjects: { types: [types.neon.project], atLeast: 1, called: "Neon project" },
  messages: {
    long: "historyRetentionSeconds is {actual}; at most {largest} ({words}) leaves the purge room.",
  },
  check(project, violated) {
    const actual = project.read("historyRetentionSeconds");
    const largest = solve().largestNeonHistorySeconds;
    const fits = typeof actual.value === "number" && actual.value >= 0 && actual.value <= largest;
    if (!fits) violated("long", { actual, largest, words: inWords(largest) });
  },
});
