import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailStreamOnlySends } from "../../../../policies/safeguards/rules/mail-stream-only-sends.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(mailStreamOnlySends, {
  pass: [
    [resource(types.postmark.messageStream, { messageStreamType: "Transactional" })],
    [resource(types.postmark.server)],
  ],
  fail: [
    {
      stack: [resource(types.postmark.messageStream, { messageStreamType: "Inbound" })],
      says: ['messageStreamType is "Inbound".'],
    },
    {
      stack: [resource(types.postmark.server, { inboundDomain: "in.kaitalk.online" })],
      says: ["inboundDomain is declared."],
    },
    {
      stack: [resource(types.postmark.server, { inboundHookUrl: "https://kaitalk.online/inbound" })],
      says: ["inboundHookUrl is declared."],
    },
  ],
  omitted: [{ stack: [resource(types.postmark.server)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.postmark.messageStream, { messageStreamType: UNKNOWN })],
      says: [unknown("messageStreamType")],
    },
  ],
});
