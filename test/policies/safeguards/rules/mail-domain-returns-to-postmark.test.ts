import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailDomainReturnsToPostmark } from "../../../../policies/safeguards/rules/mail-domain-returns-to-postmark.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, linked, record, unknown } from "../resources.ts";

const domain = resource(types.postmark.domain, {
  name: "kaitalk.online",
  returnPathDomain: "bounces.kaitalk.online",
});

const published = { type: "CNAME", name: "bounces.kaitalk.online" };

describeRule(mailDomainReturnsToPostmark, {
  pass: [
    [domain, linked(record({ ...published, content: UNKNOWN }), "content", domain)],
    [domain, record({ ...published, content: "pm.mtasv.net" })],
  ],
  fail: [
    {
      stack: [domain, record({ ...published, name: "other.kaitalk.online", content: "pm.mtasv.net" })],
      says: ['no CNAME record publishes "bounces.kaitalk.online".'],
    },
    {
      stack: [
        resource(types.postmark.domain, { name: "kaitalk.online", returnPathDomain: "bounces.example" }),
        record({ type: "CNAME", name: "bounces.example", content: "pm.mtasv.net" }),
      ],
      says: ['returnPathDomain is "bounces.example", which is not under "kaitalk.online".'],
    },
    {
      stack: [domain, record({ ...published, content: "mail.example" })],
      says: ['no CNAME record publishes "bounces.kaitalk.online".'],
    },
    {
      stack: [domain, linked(record({ ...published, content: UNKNOWN }), "content", application())],
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
    { stack: [domain, record({ ...published, content: UNKNOWN })], says: [unknown("content")] },
    {
      stack: [resource(types.postmark.domain, { returnPathDomain: UNKNOWN })],
      says: [unknown("returnPathDomain")],
    },
  ],
});
