import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { allowListNamesNoWholeInternet } from "../../../../policies/safeguards/rules/allow-list-names-no-whole-internet.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(allowListNamesNoWholeInternet, {
  pass: [
    [
      resource(types.render.webService, {
        // Cloudflare's largest networks.
        ipAllowLists: ["104.16.0.0/13", "172.64.0.0/13", "162.158.0.0/15", "2a06:98c0::/29"].map(
          (cidrBlock) => ({ cidrBlock, description: "x" }),
        ),
      }),
    ],
    [resource(types.neon.project, { allowedIps: ["203.0.113.7", "203.0.113.8-203.0.113.9"] })],
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
        'allowedIps[0] lets in "0.0.0.0/0".',
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
    {
      stack: [resource(types.neon.project, { allowedIps: ["0.0.0.0/1", "128.0.0.0/1"] })],
      says: ['allowedIps[0] lets in "0.0.0.0/1".', 'allowedIps[1] lets in "[IP address]/1".'],
    },
    {
      stack: [resource(types.neon.project, { allowedIps: ["0.0.0.0-255.255.255.255", "2000::/3"] })],
      says: ['allowedIps[0] lets in "0.0.0.0-255.255.255.255".', 'allowedIps[1] lets in "2000::/3".'],
    },
    {
      stack: [
        resource(types.neon.project, {
          allowedIps: Array.from({ length: 256 }, (_, first) => `${first}.0.0.0/8`),
        }),
      ],
      says: ["the entries of allowedIps together let in a large part of the internet."],
    },
    {
      stack: [
        resource(types.render.webService, {
          ipAllowLists: [
            { cidrBlock: "everyone" },
            { cidrBlock: "0.0.0.0/00" },
            { cidrBlock: "10.0.0.0/33" },
          ],
        }),
      ],
      says: [
        'ipAllowLists[1] lets in "0.0.0.0/00".',
        'ipAllowLists[0] is "everyone", which is no address and no network.',
        'ipAllowLists[2] is "[IP address]/33", which is no address and no network.',
      ],
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
