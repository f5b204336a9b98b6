import { isUnder, ownDomain } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostName } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Reading } from "../../kernel/subject.ts";

const { zone, r2CustomDomain } = types.cloudflare;
const { webService, staticSite } = types.render;

export const servedDomainOwn = defineRule({
  id: "served-domain-own",
  severity: "high",
  clauses: ["sub-processor-list"],
  description: "Whatever is served or sent under a domain uses KAITALK's own.",
  remediation: "Use a name under the domain of the register's contacts.",
  subjects: { types: [zone, r2CustomDomain, webService, staticSite, types.postmark.domain], atLeast: 1 },
  messages: { foreign: "{property} is {actual}, which is not under {own}." },
  check(subject, violated) {
    const domains: Reading[] = [webService, staticSite].some((type) => type === subject.resource.type)
      ? subject.each("customDomains").map((domain) => domain.read("name"))
      : [subject.read(subject.resource.type === r2CustomDomain ? "domain" : "name")];
    for (const actual of domains)
      if (!isUnder(hostName(String(actual.value)), ownDomain()))
        violated("foreign", { property: actual.path, actual, own: ownDomain() });
  },
});
