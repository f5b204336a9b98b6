import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { applications } from "../environment.ts";

export const applicationHashesAddresses = defineRule({
  id: "application-hashes-addresses",
  severity: "critical",
  clauses: ["raw-ip-not-stored"],
  description:
    "The application is told the promised hash and a pepper, without which a hash is quickly undone.",
  remediation: "Declare IP_HASH and the secret IP_HASH_PEPPER.",
  subjects: applications,
  messages: {
    hash: 'IP_HASH is {actual}; the register declares "{declared}".',
    pepper: "IP_HASH_PEPPER is not declared.",
  },
  check(application, violated) {
    const declared = clause("raw-ip-not-stored").requires.hash;
    const actual = application.read("envVars.IP_HASH.value");
    if (actual.value !== declared) violated("hash", { actual, declared });
    if (!application.declares("envVars.IP_HASH_PEPPER.value")) violated("pepper");
  },
});
