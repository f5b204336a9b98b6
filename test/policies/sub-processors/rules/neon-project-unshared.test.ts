import { neonProjectUnshared } from "../../../../policies/sub-processors/rules/neon-project-unshared.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonProjectUnshared, {
  pass: [[], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.neon.projectPermission, {})],
      says: ["The project is shared with a person's e-mail address, which may be outside KAITALK."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
