import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const bucketDomainRequiresTls13 = defineRule({
  id: "bucket-domain-requires-tls-1-3",
  severity: "critical",
  clauses: ["transit-encryption"],
  description: "A bucket's own domain refuses every TLS version below the promised one.",
  remediation: "Set minTls to the promised version.",
  subjects: { types: [types.cloudflare.r2CustomDomain] },
  messages: { lower: 'minTls is {actual}; the register declares "{declared}".' },
  check(domain, violated) {
    const declared = clause("transit-encryption").requires.minTlsVersion;
    const actual = domain.read("minTls");
    if (actual.value !== declared) violated("lower", { actual, declared });
  },
});
