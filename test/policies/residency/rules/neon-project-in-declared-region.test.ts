import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { neonProjectInDeclaredRegion } from "../../../../policies/residency/rules/neon-project-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(neonProjectInDeclaredRegion, {
  pass: [[resource(types.neon.project, { regionId: "aws-us-east-1" })]],
  fail: [
    {
      stack: [resource(types.neon.project, { regionId: "aws-eu-central-1" })],
      says: ['regionId is "aws-eu-central-1"; the register declares "aws-us-east-1".'],
    },
    {
      stack: [],
      says: ["0 of at least 1 neon:index/project:Project declared."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.neon.project)],
      says: [
        'regionId is omitted, so the vendor decides where the data is; the register declares "aws-us-east-1".',
      ],
    },
  ],
  unknown: [
    {
      stack: [resource(types.neon.project, { regionId: UNKNOWN })],
      says: [
        "regionId is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
