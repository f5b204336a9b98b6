import { clause } from "../../../register/clauses.ts";
import { isUnder } from "../../../register/hosts.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";
import { namesIn } from "../declared-place.ts";

export const twilioHostInDeclaredRegion = defineRule({
  id: "twilio-host-in-declared-region",
  severity: "critical",
  clauses: ["twilio-region"],
  description: "No Twilio hostname anywhere in the stack names another region or an edge abroad.",
  remediation: "Use Twilio's plain hostname, or the one of the declared region.",
  subjects: { types: "every" },
  messages: { elsewhere: "{path} names a Twilio host outside {declared}." },
  check(subject, violated) {
    const declared = clause("twilio-region").region;
    // <name>.<sip or pstn>.<edge>.<region>.twilio.com, each part between the first and the last two optional.
    const allowed = new Set(["sip", "pstn", declared, ...namesIn("twilio-us-edges")]);
    for (const { path, text } of textsOf(subject)) {
      const hosts = hostsNamed(text).filter((host) => isUnder(host, "twilio.com"));
      const parts = hosts.flatMap((host) => host.split(".").slice(1, -2));
      if (parts.some((part) => !allowed.has(part))) violated("elsewhere", { path, declared });
    }
  },
});
