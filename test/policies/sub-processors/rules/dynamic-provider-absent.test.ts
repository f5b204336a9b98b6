import { dynamicProviderAbsent } from "../../../../policies/sub-processors/rules/dynamic-provider-absent.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(dynamicProviderAbsent, {
  pass: [[], [resource(types.neon.project)]],
  fail: [
    {
      stack: [resource(types.engine.dynamicResource, {})],
      says: ["A dynamic provider can reach any host, and its type does not tell which."],
    },
  ],
  omitted: "The resource itself is the violation, whatever it declares.",
  unknown: "The resource itself is the violation, whatever is known of it.",
});
