import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailIsSignedByPostmarkAlone } from "../../../../policies/safeguards/rules/mail-is-signed-by-postmark-alone.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { record, unknown } from "../resources.ts";

const domain = resource(types.postmark.domain, { name: "kaitalk.online" });
const ours = {
  ...record({ type: "TXT", name: UNKNOWN, content: UNKNOWN }),
  propertyDependencies: { name: [domain.urn], content: [domain.urn] },
};

describeRule(mailIsSignedByPostmarkAlone, {
  pass: [
    [domain, ours, record({ type: "TXT", name: "_dmarc.kaitalk.online", content: "v=DMARC1" }, "dmarc")],
  ],
  fail: [
    {
      stack: [
        ours,
        record({ type: "CNAME", name: "S1._DomainKey.kaitalk.online.", content: "a.mtasv.net" }, "dkim"),
      ],
      says: ["name", "content"].map(
        (property) => `${property} comes from no Postmark domain of this stack, so someone else can sign.`,
      ),
    },
    {
      stack: [{ ...ours, propertyDependencies: { name: [domain.urn] } }],
      says: ["content comes from no Postmark domain of this stack, so someone else can sign."],
    },
    { stack: [], says: ["0 of at least 1 record of a key that signs mail declared."] },
  ],
  omitted: "the provider requires a name and a content",
  unknown: [
    {
      stack: [ours, record({ type: "TXT", name: UNKNOWN, content: "v=spf1" }, "unknown")],
      says: [unknown("name")],
    },
  ],
});
