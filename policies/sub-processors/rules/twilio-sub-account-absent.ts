import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const twilioSubAccountAbsent = defineRule({
  id: "twilio-sub-account-absent",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Calls and messages run in the one Twilio account whose agreement and settings are known.",
  remediation: "Use the main account and remove the sub-account.",
  subjects: { types: [types.twilio.accountSubAccount], absent: true },
  messages: { apart: "A sub-account has settings of its own, which nothing in this stack judges." },
  check: (_, violated) => violated("apart"),
});
