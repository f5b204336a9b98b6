import { withoutStop } from "../../../register/without-stop.ts";
import { defineRule } from "../../kernel/rule.ts";
import { Unverified } from "../../kernel/subject.ts";
import { deletedByJob } from "../clauses.ts";
import { composedCopies } from "../composed-copies.ts";
import { typesThatDeclareCopies } from "../declared-copies.ts";

const bounded = [...deletedByJob, "stored-documents"] as const;
type Bounded = (typeof bounded)[number];

export const copiesWithinDocumentedPeriod = defineRule({
  id: "copies-within-documented-period",
  severity: "critical",
  clauses: bounded,
  description: "The worst-case life of every copy that the stack decides fits its documented period.",
  remediation: "Read the sum with npx kaitalk explain, and take every period of the stack from solve().",
  subjects: { types: typesThatDeclareCopies },
  messages: { late: "{clause}: {reason}" },
  checkStack(stack, violated) {
    const copies = composedCopies(stack).flatMap((row) =>
      row.copies.map((copy) => ({ clause: row.clause, ...copy })),
    );
    for (const { clause, reason } of copies.filter(({ verdict }) => verdict === "violated"))
      violated("late", { clause, reason }, { breaks: [clause as Bounded] });
    const open = copies.filter(({ verdict }) => verdict === "unverified");
    const sentence = open.map(({ clause, reason }) => `${clause}: ${withoutStop(reason)}`).join("; ");
    if (open.length > 0)
      throw new Unverified(sentence, undefined, [...new Set(open.map(({ clause }) => clause as Bounded))]);
  },
});
