import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailServerHooksUseHttps } from "../../../../policies/safeguards/rules/mail-server-hooks-use-https.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailServerHooksUseHttps, {
  pass: [[resource(types.postmark.server, { bounceHookUrl: "https://kaitalk.online/bounce" })]],
  fail: [
    {
      stack: [resource(types.postmark.server, { bounceHookUrl: "http://kaitalk.online/bounce" })],
      says: ['bounceHookUrl is "http://kaitalk.online/bounce"; an https:// address is required.'],
    },
    {
      stack: [resource(types.postmark.server, { deliveryHookUrl: "kaitalk.online" })],
      says: ['deliveryHookUrl is "kaitalk.online"; an https:// address is required.'],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.postmark.server, { bounceHookUrl: UNKNOWN })],
      says: [unknown("bounceHookUrl")],
    },
  ],
});
