import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { mailPolicyNamesRegisteredHosts } from "../../../../policies/sub-processors/rules/mail-policy-names-registered-hosts.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function record(inputs: Properties) {
  return resource(types.cloudflare.dnsRecord, inputs);
}

describeRule(mailPolicyNamesRegisteredHosts, {
  pass: [
    [record({ type: "TXT", content: '"v=spf1 a mx include:spf.mtasv.net ~all"' })],
    [record({ type: "TXT", content: "v=DMARC1; p=reject; rua=mailto:re@dmarc.postmarkapp.com" })],
    [record({ type: "TXT", content: "v=DMARC1; p=quarantine; adkim=r" })],
    [record({ type: "TXT", content: "site-verification=example.com" })],
    [record({ type: "CNAME", content: UNKNOWN })],
  ],
  fail: [
    {
      stack: [record({ type: "TXT", content: '"v=spf1 ip4:203.0.113.7 ?all"' })],
      says: [
        'The SPF record has "ip4:203.0.113.7", which does not say who may send.',
        'The SPF record has "?all", which does not say who may send.',
      ],
    },
    {
      stack: [record({ type: "TXT", content: 'v=spf1 "include:sendgrid" ".net ptr -all"' })],
      says: [
        'The SPF record names "sendgrid.net", which is on no list.',
        'The SPF record has "ptr", which does not say who may send.',
      ],
    },
    // Receivers join the strings of a record before they read it.
    {
      stack: [
        record({ type: "TXT", content: '"v=spf1 incl" "ude:SendGrid.net. exists:%{i}.x.example -all"' }),
      ],
      says: [
        'The SPF record names "sendgrid.net", which is on no list.',
        'The SPF record names "%{i}.x.example", which is on no list.',
      ],
    },
    {
      stack: [record({ type: "TXT", content: "v=TLSRPTv1; rua=mailto:tls@reports.example.com" })],
      says: ['The TLS-RPT record names "reports.example.com", which is on no list.'],
    },
    {
      stack: [record({ type: "TXT", content: "v=spf1 include:sendgrid.net include:spf.mtasv.net -all" })],
      says: ['The SPF record names "sendgrid.net", which is on no list.'],
    },
    {
      stack: [
        record({
          type: "TXT",
          content:
            "v=DMARC1; p=none; rua=mailto:a@kaitalk.online,mailto:b@reports.example.com; ruf=mailto:c@x.example",
        }),
      ],
      says: [
        'The DMARC record names "reports.example.com", which is on no list.',
        'The DMARC record names "x.example", which is on no list.',
      ],
    },
  ],
  omitted: [{ stack: [record({ type: "TXT" })], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [record({ type: UNKNOWN, content: "v=spf1 include:sendgrid.net" })],
      says: [
        "type is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    // A content that only the engine will know is judged by unknown-host-of-registered-origin.
    { stack: [record({ type: "TXT", content: UNKNOWN })], says: [], outcome: "met" },
  ],
});
