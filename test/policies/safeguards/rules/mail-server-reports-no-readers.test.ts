import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerReportsNoReaders } from "../../../../policies/safeguards/rules/mail-server-reports-no-readers.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(mailServerReportsNoReaders, {
  pass: [[resource(types.postmark.server, { bounceHookUrl: "https://kaitalk.online/bounce" })]],
  fail: [
    {
      stack: [
        resource(types.postmark.server, {
          openHookUrl: UNKNOWN,
          clickHookUrl: "https://kaitalk.online/click",
        }),
      ],
      says: ["openHookUrl is declared.", "clickHookUrl is declared."],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: "A hook is one wherever it leads; the first failure shows it.",
});
