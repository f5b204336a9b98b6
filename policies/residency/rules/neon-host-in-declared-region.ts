import { isUnder } from "../../../register/hosts.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { neonHost } from "../declared-place.ts";

/** `ep-….<region>.<cloud>.neon.tech`, or what else answers there, as `api.` does for queries over HTTP. */
function isRegional(host: string): boolean {
  return host.startsWith("ep-") || host.split(".").length > 3;
}

export const neonHostInDeclaredRegion = defineRule({
  id: "neon-host-in-declared-region",
  severity: "critical",
  clauses: ["neon-region"],
  description: "Every database hostname that stands anywhere in the stack is one of the declared region.",
  remediation: "Take the hostname from the Neon project of this stack.",
  subjects: { types: "every" },
  messages: { elsewhere: "{path} names a Neon database outside {declared}." },
  check(subject, violated) {
    for (const { path, text } of textsOf(subject)) {
      const databases = hostsNamed(text).filter((host) => isUnder(host, "neon.tech") && isRegional(host));
      if (databases.some((host) => !isUnder(host, neonHost())))
        violated("elsewhere", { path, declared: neonHost() });
    }
  },
});
