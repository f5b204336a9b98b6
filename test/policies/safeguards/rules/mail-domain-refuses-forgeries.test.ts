import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { mailDomainRefusesForgeries } from "../../../../policies/safeguards/rules/mail-domain-refuses-forgeries.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { linked, record, unknown } from "../resources.ts";

describeRule(mailDomainRefusesForgeries, {
  pass: [
    [dmarc('"v=DMARC1; p=quarantine; adkim=r"')],
    [dmarc("v=DMARC1;p=reject;sp=reject;pct=100")],
    [
      dmarc("v=DMARC1; p=reject"),
      linked(record({ type: "TXT", name: UNKNOWN }), "name", resource(types.postmark.domain)),
    ],
  ],
  fail: [
    {
      stack: [dmarc("v=DMARC1; p=none; ruf=mailto:copies@kaitalk.online")],
      says: [
        "the policy is none for 100 % of mail; quarantine or reject for all is required.",
        "ruf asks for copies of messages.",
      ],
    },
    {
      stack: [dmarc("v=DMARC1; p=reject; sp=none")],
      says: ["the policy is none for 100 % of mail; quarantine or reject for all is required."],
    },
    {
      stack: [dmarc("v=DMARC1; p=reject; np=none")],
      says: ["the policy is none for 100 % of mail; quarantine or reject for all is required."],
    },
    {
      stack: [dmarc("v=DMARC1; p=reject; t=y")],
      says: ["the policy is reject for 0 % of mail; quarantine or reject for all is required."],
    },
    {
      stack: [dmarc("v=DMARC1; p=reject; pct=10")],
      says: ["the policy is reject for 10 % of mail; quarantine or reject for all is required."],
    },
    {
      stack: [record({ type: "TXT", name: "kaitalk.online" })],
      says: ["0 of at least 1 DMARC record declared."],
    },
  ],
  omitted: [
    {
      stack: [dmarc(null)],
      says: ["the policy is missing for 100 % of mail; quarantine or reject for all is required."],
    },
  ],
  unknown: [
    { stack: [dmarc(UNKNOWN)], says: [unknown("content")] },
    { stack: [record({ type: "TXT", name: UNKNOWN })], says: [unknown("name")] },
  ],
});

function dmarc(content: Value) {
  return record({ type: "TXT", name: "_dmarc.kaitalk.online", content });
}
