import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailDomainPublishesDkimKey } from "../../../../policies/safeguards/rules/mail-domain-publishes-dkim-key.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked, record, unknown } from "../resources.ts";

const domain = resource(types.postmark.domain, { name: "kaitalk.online" });

describeRule(mailDomainPublishesDkimKey, {
  pass: [[domain, linked(record({ type: "TXT", name: UNKNOWN, content: UNKNOWN }), "content", domain)]],
  fail: [
    {
      stack: [domain, record({ type: "TXT", content: "v=DKIM1" })],
      says: ['no TXT record publishes the DKIM key of "kaitalk.online".'],
    },
    {
      stack: [domain, linked(record({ type: "CNAME", content: UNKNOWN }), "content", domain)],
      says: ['no TXT record publishes the DKIM key of "kaitalk.online".'],
    },
    { stack: [], says: [`0 of at least 1 ${types.postmark.domain} declared.`] },
  ],
  omitted: [{ stack: [domain], says: ['no TXT record publishes the DKIM key of "kaitalk.online".'] }],
  unknown: [{ stack: [domain, record({ type: UNKNOWN })], says: [unknown("type")] }],
});
