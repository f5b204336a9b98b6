import { clause } from "../../../register/clauses.ts";
import { books } from "../../../register/read-books.ts";
import { subProcessorOfPackage } from "../../../register/vendor-facts.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { noticeProblem } from "../notice.ts";
import { isRegistered } from "../provenance.ts";

export const subProcessorAnnounced = defineRule({
  id: "sub-processor-announced",
  severity: "critical",
  clauses: ["change-notice"],
  description: "Customers were told of every sub-processor in the stack, and the notice period is over.",
  remediation: "Give notice, write announcedOn in the register, and deploy under a version after the period.",
  subjects: { types: "every", atLeast: 1 },
  messages: {
    never: 'Customers were never told of whoever is behind package "{pkg}".',
    early: "{problem}",
  },
  check({ resource }, violated) {
    const pkg = packageOf(resource.type);
    const { version, subProcessors } = books().register.value;
    const vendor = subProcessors.find(({ id }) => id === subProcessorOfPackage(pkg));
    const problem = vendor && noticeProblem(vendor, clause("change-notice"), version);
    if (problem) violated("early", { problem });
    if (!isRegistered(pkg)) violated("never", { pkg });
  },
});
