import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailIsReceivedByNobody } from "../../../../policies/safeguards/rules/mail-is-received-by-nobody.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { record, unknown } from "../resources.ts";

const nobody = "the page lists nobody who receives any.";

describeRule(mailIsReceivedByNobody, {
  pass: [
    [record({ type: "MX", content: "." })],
    [record({ type: "TXT", content: "inbound.postmarkapp.com" })],
    [],
  ],
  fail: [
    {
      stack: [record({ type: "mx", content: "Inbound.PostmarkApp.com." })],
      says: [`The MX record hands mail to "inbound.postmarkapp.com"; ${nobody}`],
    },
  ],
  omitted: [{ stack: [record({ type: "MX" })], says: [`The MX record hands mail to ""; ${nobody}`] }],
  unknown: [
    { stack: [record({ type: "MX", content: UNKNOWN })], says: [unknown("content")] },
    { stack: [record({ type: UNKNOWN, content: "." })], says: [unknown("type")] },
  ],
});
