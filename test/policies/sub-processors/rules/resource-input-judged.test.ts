import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { resourceInputJudged } from "../../../../policies/sub-processors/rules/resource-input-judged.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const unread = "is an input that no rule was written for.";

describeRule(resourceInputJudged, {
  pass: [
    [
      resource(types.neon.project, {
        regionId: "aws-us-east-1",
        defaultEndpointSettings: { suspendTimeoutSeconds: 0 },
      }),
    ],
    [
      resource(types.neon.project),
      resource(types.render.project, { slug: "x" }, { name: "read", external: true }),
    ],
    // A rule of its own refuses it whatever it is given.
    [resource(types.neon.project), resource(types.stripe.customer, { email: "x" })],
  ],
  fail: [
    {
      stack: [
        resource(types.neon.project, { regionID: "aws-eu-central-1", quota: { computeTimeSeconds: 1 } }),
      ],
      says: [`regionID ${unread}`, `quota ${unread}`],
    },
    {
      stack: [resource("pulumi:providers:cloudflare", { baseUrl: "https://kaitalk.online" })],
      says: [`baseUrl ${unread}`],
    },
    {
      stack: [resource(types.random.password, { length: 4 })],
      says: [`length ${unread}`],
    },
  ],
  omitted: [{ stack: [resource(types.neon.project)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.neon.project, { invented: UNKNOWN })],
      says: [`invented ${unread}`],
      outcome: "violated",
    },
  ],
});
