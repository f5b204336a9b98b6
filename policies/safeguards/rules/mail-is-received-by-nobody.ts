import { types } from "../../../vendors/types.ts";
import { recordContent, recordType } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";

export const mailIsReceivedByNobody = defineRule({
  id: "mail-is-received-by-nobody",
  severity: "high",
  clauses: ["email-content-not-kept", "minimal-collection", "sub-processor-list"],
  description: "No vendor of the list receives and stores what people write to a name of this zone.",
  remediation:
    'Remove the MX record, or publish a page that says who receives mail; "." says that nobody does.',
  subjects: {
    types: [types.cloudflare.dnsRecord],
    where: (record) => recordType(record) === "MX",
    absent: true,
  },
  messages: { received: 'The MX record hands mail to "{host}"; the page lists nobody who receives any.' },
  checkInStack(record, _stack, violated) {
    const host = recordContent(record);
    if (host !== "" || !record.declares("content")) violated("received", { host });
  },
});
