import { stackReferenceAbsent } from "../../../../policies/sub-processors/rules/stack-reference-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(stackReferenceAbsent, {
  pass: [[], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.engine.stackReference, {})],
      says: ["The stack reads another one, whose resources no rule judges here."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
