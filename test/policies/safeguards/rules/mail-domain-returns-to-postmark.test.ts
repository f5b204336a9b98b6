import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailDomainReturnsToPostmark } from "../../../../policies/safeguards/rules/mail-domain-returns-to-postmark.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, linked, record, unknown } from "../resources.ts";

const domain = resource(types.postmark.domain, {
  name: "kaitalk.online",
  returnPathDomain: "bounces.kaitalk.online",
});

describeRule(mailDomainReturnsToPostmark, {
  pass: [
    [domain, linked(record({ type: "CNAME", content: UNKNOWN }), "content", domain)],
    [domain, record({ type: "CNAME", content: "pm.mtasv.net" })],
  ],
  fail: [
    {
      stack: [domain, record({ type: "CNAME", content: "mail.example" })],
      says: ['no CNAME record publishes "bounces.kaitalk.online".'],
    },
    {
      stack: [domain, linked(record({ type: "CNAME", content: UNKNOWN }), "content", application())],
      says: ['no CNAME record publishes "bounces.kaitalk.online".'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.postmark.domain, { name: "kaitalk.online" })],
      says: ["returnPathDomain is omitted (the vendor documents no default)."],
    },
  ],
  unknown: [
    { stack: [domain, record({ type: "CNAME", content: UNKNOWN })], says: [unknown("content")] },
    {
      stack: [resource(types.postmark.domain, { returnPathDomain: UNKNOWN })],
      says: [unknown("returnPathDomain")],
    },
  ],
});
