import { types } from "../../../vendors/types.ts";
import { recordContent } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { dmarcTags, isDmarc } from "../dns-records.ts";

const enforced = new Set(["quarantine", "reject"]);

export const mailDomainRefusesForgeries = defineRule({
  id: "mail-domain-refuses-forgeries",
  severity: "high",
  clauses: ["secrets-protected", "minimal-collection"],
  description: "DMARC tells receivers to refuse forged mail, and asks for no copies of messages.",
  remediation: "Publish _dmarc with p=quarantine or p=reject for all mail, and without ruf.",
  subjects: { types: [types.cloudflare.dnsRecord], where: isDmarc, atLeast: 1, called: "DMARC record" },
  messages: {
    lax: "the policy is {policy} for {share} % of mail; quarantine or reject for all is required.",
    copies: "ruf asks for copies of messages.",
  },
  checkInStack(record, _stack, violated) {
    const tags = dmarcTags(recordContent(record));
    const { p = "missing", sp = p, np = sp, pct = "100", t = "n" } = tags;
    // Where a policy is only tried out, it holds for no message. RFC 9989.
    const share = t.toLowerCase() === "y" ? "0" : pct;
    const policy = [p, sp, np].find((each) => !enforced.has(each));
    if (policy !== undefined || share !== "100")
      violated("lax", { policy: policy ?? p, share }, { breaks: ["secrets-protected"] });
    if (tags.ruf) violated("copies", {}, { breaks: ["minimal-collection"] });
  },
});
