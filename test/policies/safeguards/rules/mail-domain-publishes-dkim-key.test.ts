import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailDomainPublishesDkimKey } from "../../../../policies/safeguards/rules/mail-domain-publishes-dkim-key.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { record, unknown } from "../resources.ts";

const domain = resource(types.postmark.domain, { name: "kaitalk.online" });

function key(type: string, ...parts: string[]) {
  const propertyDependencies = Object.fromEntries(parts.map((part) => [part, [domain.urn]]));
  return { ...record({ type, name: UNKNOWN, content: UNKNOWN }), propertyDependencies };
}

describeRule(mailDomainPublishesDkimKey, {
  pass: [[domain, key("TXT", "name", "content")]],
  fail: [
    {
      stack: [domain, record({ type: "TXT", content: "v=DKIM1" })],
      says: ['no TXT record publishes the DKIM key of "kaitalk.online".'],
    },
    {
      stack: [domain, key("TXT", "content")],
      says: ['no TXT record publishes the DKIM key of "kaitalk.online".'],
    },
    {
      stack: [domain, key("CNAME", "name", "content")],
      says: ['no TXT record publishes the DKIM key of "kaitalk.online".'],
    },
    { stack: [], says: [`0 of at least 1 ${types.postmark.domain} declared.`] },
  ],
  omitted: [{ stack: [domain], says: ['no TXT record publishes the DKIM key of "kaitalk.online".'] }],
  unknown: [{ stack: [domain, record({ type: UNKNOWN })], says: [unknown("type")] }],
});
