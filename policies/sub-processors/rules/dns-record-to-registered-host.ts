import { ownerOfHost } from "../../../register/hosts.ts";
import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { recordContent, recordType } from "../../kernel/dns-record.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Subject } from "../../kernel/subject.ts";

export const dnsRecordToRegisteredHost = defineRule({
  id: "dns-record-to-registered-host",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description:
    "Every name of KAITALK's domain leads to a company that the page lists for whoever follows it.",
  remediation: "Point the record at a host of a registered sub-processor, by name and not by address.",
  subjects: { types: [types.cloudflare.dnsRecord], atLeast: 1 },
  messages: {
    stranger: "The {type} record leads to {actual}, which is on no list.",
    other: "The {type} record leads to {actual}, of a company that the page does not list for visitors.",
    address: "The {type} record leads to an address, which does not say who answers there.",
  },
  check(record, violated) {
    const type = recordType(record);
    if (type === "A" || type === "AAAA") {
      if (!isPlaceholder(record)) violated("address", { type });
      return;
    }
    const service = ["SRV", "HTTPS", "SVCB", "URI"].includes(type);
    if (!service && !["CNAME", "DNAME", "MX", "NS", "PTR"].includes(type)) return;
    if (record.isUnknown("content")) return;
    const actual = record.read(service ? "data.target" : "content");
    // "." says that nobody takes mail. RFC 7505.
    if (type === "MX" && actual.value === ".") return;
    const hosts = hostsNamed(String(actual.value ?? ""));
    const owners = hosts.map(ownerOfHost);
    if (owners.length === 0 || !owners.every(Boolean)) violated("stranger", { type, actual });
    else if (!service && !owners.every((owner) => takesVisitors(owner))) violated("other", { type, actual });
  },
});

/** KAITALK, who serves or carries for it, and whose return path a mail record names. */
function takesVisitors(owner: string | undefined): boolean {
  const company = books().register.value.subProcessors.find(({ id }) => id === owner);
  const serves = company?.places.some(({ role }) => role === "compute" || role === "transit");
  return owner === "kaitalk" || owner === "postmark" || serves === true;
}

/** An address that leads nowhere, behind Cloudflare's proxy, which answers before it. RFC 5737 and RFC 6666. */
function isPlaceholder(record: Subject): boolean {
  return record.read("proxied").value === true && /^(192\.0\.2\.\d{1,3}|100::)$/.test(recordContent(record));
}
