import { subProcessorInUse } from "../../../../policies/sub-processors/rules/sub-processor-in-use.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const everyVendor = [
  types.neon.project,
  types.render.webService,
  types.cloudflare.r2Bucket,
  types.postmark.server,
  types.stripe.product,
  types.twilio.twimlApp,
].map((type) => resource(type));
const provider = resource(types.aws.provider, {}, { name: "r2" });
const used = resource(types.aws.objectv2, {}, { provider: `${provider.urn}::0a1b` });

describeRule(subProcessorInUse, {
  pass: [everyVendor, [...everyVendor, provider, used]],
  fail: [
    {
      stack: everyVendor.filter(({ type }) => type !== types.postmark.server),
      says: [
        "ActiveCampaign LLC (Postmark) is on the list, and no resource, variable or host of the stack is its.",
      ],
    },
    {
      stack: [...everyVendor, provider],
      says: ["Provider r2 holds a credential that no resource of the stack uses."],
    },
  ],
  omitted: "Which resources there are decides, not what they declare.",
  unknown: "Which resources there are decides, not what is known of them.",
});
