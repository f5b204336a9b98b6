import { subProcessorInUse } from "../../../../policies/sub-processors/rules/sub-processor-in-use.ts";
import { types } from "../../../../providers/types.ts";
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

describeRule(subProcessorInUse, {
  pass: [everyVendor, [...everyVendor, resource(types.neon.database)]],
  fail: [
    {
      stack: everyVendor.filter(({ type }) => type !== types.postmark.server),
      says: ["ActiveCampaign LLC (Postmark) is on the list, and no resource of the stack belongs to it."],
    },
  ],
  omitted: "Which types there are decides, not what they declare.",
  unknown: "Which types there are decides, not what is known of them.",
});
