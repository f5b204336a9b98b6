import { clause } from "../../../register/clauses.ts";
import { companyProblem } from "../../../register/list/standing.ts";
import { books } from "../../../register/read-books.ts";
import { packageOf } from "../../kernel/resource.ts";
import { defineRule } from "../../kernel/rule.ts";
import { listHistory } from "../list-history.ts";
import { isRegistered } from "../provenance.ts";
import { broughtInBy } from "../users-of.ts";

export const subProcessorAnnounced = defineRule({
  id: "sub-processor-announced",
  severity: "critical",
  clauses: ["change-notice"],
  description:
    "The version of the list in force names every company whose resource, variable or host is used.",
  remediation: "Send the notice with npx kaitalk notice send, and deploy once its period is over.",
  subjects: { types: "every", atLeast: 1 },
  messages: { never: 'Customers were never told of whoever is behind package "{pkg}".', early: "{problem}" },
  check(subject, violated, { asOf: day }) {
    const pkg = packageOf(subject.resource.type);
    if (!isRegistered(pkg)) violated("never", { pkg });
    const on = { day, noticePeriod: clause("change-notice").noticePeriod ?? "P0D" };
    const owners = new Set(broughtInBy(subject));
    for (const vendor of books().register.value.subProcessors.filter(({ id }) => owners.has(id))) {
      const problem = companyProblem(vendor, listHistory(), on);
      if (problem) violated("early", { problem });
    }
  },
});
