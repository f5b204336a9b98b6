import { clause } from "../../../register/clauses.ts";
import { ownDomain } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { hostName } from "../../kernel/dns-record.ts";
import { defineRule } from "../../kernel/rule.ts";
import { barred } from "../barred-paths.ts";

export const deletionPageIsReached = defineRule({
  id: "deletion-page-is-reached",
  severity: "high",
  clauses: ["right-to-deletion", "sub-processor-list"],
  description:
    "The page where people ask for deletion and the list of sub-processors are answered at the address that is published, and nothing at the edge turns their readers away.",
  remediation:
    "Let the rule leave the page and the list alone; where the page moves, change the contacts of the register first.",
  subjects: { types: [types.cloudflare.ruleset, types.cloudflare.r2CustomDomain, types.render.webService] },
  messages: {
    nowhere: "no web service answers to {host}, where the list says that deletion is asked for.",
    barred: "{path} keeps readers of {page} away.",
    closed: "enabled is {actual}, so nobody reaches the list of sub-processors there.",
  },
  checkStack(stack, violated) {
    const pages = [
      [String(clause("right-to-deletion").requires.requestPath), "right-to-deletion", ["GET", "POST"]],
      ["/sub-processors", "sub-processor-list", ["GET"]],
    ] as const;
    const served = stack
      .ofType(types.render.webService)
      .flatMap((service) => service.each("customDomains").map((domain) => String(domain.read("name").value)));
    if (!served.some((name) => hostName(name) === ownDomain()))
      violated("nowhere", { host: ownDomain() }, { as: "gap", breaks: ["right-to-deletion"] });
    for (const domain of stack.ofType(types.cloudflare.r2CustomDomain)) {
      const actual = domain.read("enabled");
      if (actual.value === false)
        violated("closed", { actual }, { at: domain.resource, breaks: ["sub-processor-list"] });
    }
    const files = stack.ofType(types.cloudflare.r2CustomDomain).map((domain) => domain.read("domain").value);
    const hosts = [ownDomain(), ...files.map(String)];
    for (const ruleset of stack.ofType(types.cloudflare.ruleset))
      for (const rule of ruleset.each("rules"))
        for (const [page, breaks, methods] of pages)
          if (barred(String(ruleset.read("phase").value), rule, { page, hosts, methods }))
            violated("barred", { path: rule.path, page }, { at: ruleset.resource, breaks: [breaks] });
  },
});
