import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { allowListNamesNoWholeInternet } from "../../../../policies/safeguards/rules/allow-list-names-no-whole-internet.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(allowListNamesNoWholeInternet, {
  pass: [
    [resource(types.neon.project, { allowedIps: ["203.0.113.7/32"], allowedIpsProtectedBranchesOnly: "no" })],
    [
      resource(types.render.webService, {
        ipAllowLists: [{ cidrBlock: "203.0.113.0/24", description: "x" }],
      }),
    ],
  ],
  fail: [
    {
      stack: [
        resource(types.neon.project, { allowedIps: ["0.0.0.0/0"], allowedIpsProtectedBranchesOnly: "yes" }),
      ],
      says: [
        "allowedIps lets in 0.0.0.0/0.",
        'allowedIpsProtectedBranchesOnly is "yes", so other branches are open.',
      ],
    },
    {
      stack: [
        resource(types.render.project, {
          environments: { production: { ipAllowLists: [{ cidrBlock: "::/0" }] } },
        }),
      ],
      says: ['environments.production.ipAllowLists[0] lets in "::/0".'],
    },
  ],
  omitted: [
    { stack: [resource(types.neon.project)], says: [], outcome: "met" },
    { stack: [resource(types.render.webService)], says: [], outcome: "met" },
  ],
  unknown: [
    { stack: [resource(types.neon.project, { allowedIps: UNKNOWN })], says: [unknown("allowedIps")] },
    {
      stack: [resource(types.render.webService, { ipAllowLists: [{ cidrBlock: UNKNOWN }] })],
      says: [unknown("ipAllowLists[0].cidrBlock")],
    },
  ],
});
