import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { dnsRecordToRegisteredHost } from "../../../../policies/sub-processors/rules/dns-record-to-registered-host.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function record(inputs: Properties) {
  return resource(types.cloudflare.dnsRecord, inputs);
}

describeRule(dnsRecordToRegisteredHost, {
  pass: [
    [record({ type: "CNAME", content: "kaitalk-web.onrender.com" })],
    [record({ type: "MX", content: "inbound.postmarkapp.com." })],
    [record({ type: "TXT", content: "anything at example.com" })],
    [record({ type: "MX", content: "." })],
    [record({ type: "A", content: "192.0.2.1", proxied: true })],
    [record({ type: "aaaa", content: "100::", proxied: true })],
    [record({ type: "SRV", data: { target: "sip.twilio.com", port: 5061 } })],
  ],
  fail: [
    {
      stack: [record({ type: "CNAME", content: "shop.example.com" })],
      says: ['The CNAME record leads to "shop.example.com", which is on no list.'],
    },
    {
      stack: [record({ type: "CNAME", content: "checkout.stripe.com", proxied: true })],
      says: [
        'The CNAME record leads to "checkout.stripe.com", of a company that the page does not list for visitors.',
      ],
    },
    {
      stack: [record({ type: "SRV", data: { target: "sip.example.com" } })],
      says: ['The SRV record leads to "sip.example.com", which is on no list.'],
    },
    {
      stack: [record({ type: "cname", content: "SHOP.example.com." })],
      says: ['The CNAME record leads to "SHOP.example.com.", which is on no list.'],
    },
    {
      stack: [record({ type: "A", content: "203.0.113.7" })],
      says: ["The A record leads to an address, which does not say who answers there."],
    },
  ],
  omitted: [
    {
      stack: [record({ type: "A", content: "192.0.2.1" })],
      says: ["The A record leads to an address, which does not say who answers there."],
    },
    {
      stack: [record({ type: "CNAME" })],
      says: ["The CNAME record leads to omitted (the vendor documents no default), which is on no list."],
    },
  ],
  unknown: [
    {
      stack: [record({ type: UNKNOWN, content: "shop.example.com" })],
      says: [
        "type is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    // A content that only the engine will know is judged by unknown-host-of-registered-origin.
    { stack: [record({ type: "CNAME", content: UNKNOWN })], says: [], outcome: "met" },
  ],
});
