import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { dnsRecordTypeJudged } from "../../../../policies/safeguards/rules/dns-record-type-judged.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { record, unknown } from "../resources.ts";

const past = "which can lead visitors or mail past what the zone guards.";

describeRule(dnsRecordTypeJudged, {
  pass: [[record({ type: "cname" })], [record({ type: "CAA" })], [record({ type: "TXT" })]],
  fail: ["HTTPS", "svcb", "NS", "DNAME", "SRV", "URI", "NAPTR"].map((type) => ({
    stack: [record({ type })],
    says: [`type is ${type.toUpperCase()}, ${past}`],
  })),
  omitted: [{ stack: [record({})], says: [`type is UNDEFINED, ${past}`] }],
  unknown: [{ stack: [record({ type: UNKNOWN })], says: [unknown("type")] }],
});
