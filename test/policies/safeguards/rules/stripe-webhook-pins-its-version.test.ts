import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripeWebhookPinsItsVersion } from "../../../../policies/safeguards/rules/stripe-webhook-pins-its-version.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const endpoint = (inputs: Properties) => resource(types.stripe.webhookEndpoint, inputs);
const destination = (inputs: Properties) => resource(types.stripe.v2CoreEventDestination, inputs);

describeRule(stripeWebhookPinsItsVersion, {
  pass: [
    [endpoint({ apiVersion: "2026-10-28.endive" })],
    [destination({ eventPayload: "snapshot", snapshotApiVersion: "2026-10-28.endive" })],
    [destination({ eventPayload: "thin" })],
  ],
  fail: [
    {
      stack: [endpoint({ apiVersion: "latest" })],
      says: ['apiVersion is "latest"; a dated version is required.'],
    },
  ],
  omitted: [
    {
      stack: [endpoint({})],
      says: ["apiVersion is omitted (the vendor documents no default); a dated version is required."],
    },
    {
      stack: [destination({ eventPayload: "snapshot" })],
      says: ["snapshotApiVersion is omitted (the vendor documents no default); a dated version is required."],
    },
  ],
  unknown: [
    { stack: [endpoint({ apiVersion: UNKNOWN })], says: [unknown("apiVersion")] },
    { stack: [destination({ eventPayload: UNKNOWN })], says: [unknown("eventPayload")] },
  ],
});
