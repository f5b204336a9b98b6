import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonProjectNotDeletable } from "../../../../policies/retention/rules/neon-project-not-deletable.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project, projectWithout } from "../stack.ts";

describeRule(neonProjectNotDeletable, {
  pass: [[project()]],
  fail: [
    {
      stack: [project({ defaultBranchProtected: false })],
      says: ["defaultBranchProtected is false; a deleted project stays recoverable for days."],
    },
  ],
  omitted: [
    {
      stack: [projectWithout("defaultBranchProtected")],
      says: [
        "defaultBranchProtected is omitted (vendor default false); a deleted project stays recoverable for days.",
      ],
    },
    { stack: [], says: ["0 of at least 1 Neon project declared."] },
  ],
  unknown: [
    {
      stack: [project({ defaultBranchProtected: UNKNOWN })],
      says: [
        "defaultBranchProtected is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
