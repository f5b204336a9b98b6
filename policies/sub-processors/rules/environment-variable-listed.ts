import { defineRule } from "../../kernel/rule.ts";
import { tellers, toldBy } from "../variables.ts";

export const environmentVariableListed = defineRule({
  id: "environment-variable-listed",
  severity: "critical",
  clauses: ["sub-processor-list"],
  description: "Of everything that code is told the register says whose it is and what it does.",
  remediation:
    "Hand a file's content over as variables, and say in register/environment.yaml whose each is; a company that is new comes first, with: npx kaitalk register add-company <id>.",
  subjects: { types: tellers, atLeast: 1 },
  messages: { unlisted: "{path} is on no list: whose is it, and what does it lead to or switch?" },
  check(subject, violated) {
    for (const { entry, listed } of toldBy(subject)) if (!listed) violated("unlisted", { path: entry.path });
  },
});
