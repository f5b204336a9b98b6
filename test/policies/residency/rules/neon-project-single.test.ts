import { neonProjectSingle } from "../../../../policies/residency/rules/neon-project-single.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonProjectSingle, {
  pass: [[resource(types.neon.project)], [resource(types.render.webService)]],
  fail: [
    {
      stack: [
        resource(types.neon.project, {}, { name: "main" }),
        resource(types.neon.project, {}, { name: "copy" }),
      ],
      says: ["copy is a Neon project beside main; customer records belong in one."],
    },
  ],
  omitted: "The number of projects decides, not what they declare.",
  unknown: "The number of projects decides, not what is known of them.",
});
