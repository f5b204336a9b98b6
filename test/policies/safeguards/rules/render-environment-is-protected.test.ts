import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderEnvironmentIsProtected } from "../../../../policies/safeguards/rules/render-environment-is-protected.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(renderEnvironmentIsProtected, {
  pass: [[project({ production: { protectedStatus: "protected" } })]],
  fail: [
    {
      stack: [
        project({ production: { protectedStatus: "unprotected" }, other: { protectedStatus: "protected" } }),
      ],
      says: ['environments.production.protectedStatus is "unprotected"; "protected" is required.'],
    },
    { stack: [project({})], says: ["environments is empty."] },
    { stack: [], says: [`0 of at least 1 ${types.render.project} declared.`] },
  ],
  omitted: [
    {
      stack: [project({ production: {} })],
      says: [
        'environments.production.protectedStatus is omitted (the vendor documents no default); "protected" is required.',
      ],
    },
  ],
  unknown: [
    {
      stack: [project({ production: { protectedStatus: UNKNOWN } })],
      says: [unknown("environments.production.protectedStatus")],
    },
  ],
});

function project(environments: Properties) {
  return resource(types.render.project, { environments });
}
