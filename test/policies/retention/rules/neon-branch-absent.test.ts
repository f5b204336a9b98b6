import { neonBranchAbsent } from "../../../../policies/retention/rules/neon-branch-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonBranchAbsent, {
  pass: [[], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.branch, {})],
      says: ["A further branch keeps every row of its branch point until someone removes it."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
