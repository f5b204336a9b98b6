import { neonBranchNotKept } from "../../../../policies/retention/rules/neon-branch-not-kept.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { project } from "../stack.ts";

describeRule(neonBranchNotKept, {
  pass: [[], [project()]],
  fail: [
    {
      stack: [project(), resource(types.neon.branch, { projectId: "p", name: "preview" })],
      says: ["the branch keeps every row of its branch point until someone removes it."],
    },
  ],
  omitted: "Nothing of a branch that is left out could give it an end.",
  unknown: "No value of a branch could give it an end, known or not.",
});
