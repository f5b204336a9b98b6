import { clause } from "../../../register/clauses.ts";
import { isUnder } from "../../../register/hosts.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { textsOf } from "../../kernel/texts.ts";

/** Regions are two letters and a number, with `-ix` for a private line. Source: Twilio docs, edge locations. */
const region = /^[a-z]{2}\d(-ix)?$/;
const foreignEdges = /^(dublin|frankfurt|london|sao-paulo|singapore|sydney|tokyo|roaming|gll)(-ix)?$/;

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
    const isElsewhere = (label: string) =>
      (region.test(label) && label !== declared) || foreignEdges.test(label);
    for (const { path, text = "" } of textsOf(subject)) {
      const hosts = hostsNamed(text).filter((host) => isUnder(host, "twilio.com"));
      if (hosts.some((host) => host.split(".").some(isElsewhere))) violated("elsewhere", { path, declared });
    }
  },
});
