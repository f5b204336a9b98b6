import { clause } from "../../../register/clauses.ts";
import { books } from "../../../register/read-books.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { noticeProblem } from "../notice.ts";
import { isRegistered } from "../provenance.ts";
import { broughtInBy } from "../users-of.ts";

export const subProcessorAnnounced = defineRule({
  id: "sub-processor-announced",
  severity: "critical",
  clauses: ["change-notice"],
  description:
    "Customers were told of every company whose resource, variable or host the stack uses, and the notice is over.",
  remediation: "Give notice, write announcedOn in the register, and deploy under a version after the period.",
  subjects: { types: "every", atLeast: 1 },
  messages: {
    never: 'Customers were never told of whoever is behind package "{pkg}".',
    early: "{problem}",
  },
  check(subject, violated) {
    const pkg = packageOf(subject.resource.type);
    const { version, subProcessors } = books().register.value;
    if (!isRegistered(pkg)) violated("never", { pkg });
    const said = new Set<string>();
    for (const owner of broughtInBy(subject)) {
      const vendor = said.has(owner) ? undefined : subProcessors.find(({ id }) => id === owner);
      const problem = vendor && noticeProblem(vendor, clause("change-notice"), version);
      if (problem) violated("early", { problem });
      said.add(owner);
    }
  },
});
