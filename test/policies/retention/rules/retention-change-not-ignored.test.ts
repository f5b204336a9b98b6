import { retentionChangeNotIgnored } from "../../../../policies/retention/rules/retention-change-not-ignored.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { lifecycle, project } from "../stack.ts";

describeRule(retentionChangeNotIgnored, {
  pass: [[project(), lifecycle()]],
  fail: [
    {
      stack: [{ ...project(), ignoreChanges: ["historyRetentionSeconds", "name"] }],
      says: [
        "ignoreChanges names historyRetentionSeconds, name, so the declared period may not be the real one.",
      ],
    },
    {
      stack: [lifecycle([], "kaitalk-prod-documents", { ignoreChanges: ["rules"] })],
      says: ["ignoreChanges names rules, so the declared period may not be the real one."],
    },
  ],
  omitted: "No option means that every change counts, which is the good state.",
  unknown: "Options of a resource are never unknown.",
});
