import { isUnder } from "../../../register/hosts.ts";
import { vendorFact } from "../../../register/vendor-facts.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { r2Host } from "../declared-place.ts";

export const r2EndpointInDeclaredJurisdiction = defineRule({
  id: "r2-endpoint-in-declared-jurisdiction",
  severity: "critical",
  clauses: ["r2-jurisdiction"],
  description: "Every R2 endpoint that stands anywhere in the stack is that of the declared jurisdiction.",
  remediation: "Use the jurisdiction's own endpoint: <account>.<jurisdiction>.<host of R2>.",
  subjects: { types: "every" },
  messages: { elsewhere: "{path} names an R2 endpoint outside {declared}." },
  check(subject, violated) {
    const r2 = String(vendorFact("r2-s3-host").value);
    for (const { path, text } of textsOf(subject)) {
      const endpoints = hostsNamed(text).filter((host) => isUnder(host, r2));
      if (endpoints.some((host) => !isUnder(host, r2Host())))
        violated("elsewhere", { path, declared: r2Host() });
    }
  },
});
