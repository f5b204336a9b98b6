import { inWords } from "../../../register/duration.ts";
import { books } from "../../../register/read-books.ts";
import { compose } from "../../../retention/compose.ts";
import { defineRule } from "../../kernel/rule.ts";
import { Unverified } from "../../kernel/subject.ts";
import { deletedByJob } from "../clauses.ts";
import { declaredCopies } from "../declared-copies.ts";

export const copiesWithinDocumentedPeriod = defineRule({
  id: "copies-within-documented-period",
  severity: "critical",
  clauses: [...deletedByJob, "stored-documents"],
  description: "The worst-case life of every copy that the stack decides fits its documented period.",
  remediation: "Read the sum with kaitalk explain, and take every period of the stack from solve().",
  subjects: { types: [] },
  messages: { late: "{clause}: {reason} The sum is {total}." },
  checkStack(stack, violated) {
    // The day matters to attested periods alone, whose outcome is a gap and never a violation.
    const rows = compose(declaredCopies(stack), { asOf: books().register.value.version });
    const copies = rows.flatMap(({ clause, copies }) => copies.map((copy) => ({ clause, ...copy })));
    for (const { clause, total, reason } of copies.filter(({ verdict }) => verdict === "violated"))
      violated("late", { clause, reason, total: inWords(total ?? 0) });
    const open = copies.filter(({ verdict }) => verdict === "unverified");
    const sentence = open.map(({ clause, reason }) => `${clause}: ${reason.replace(/\.$/, "")}`).join("; ");
    if (open.length > 0) throw new Unverified(sentence);
  },
});
