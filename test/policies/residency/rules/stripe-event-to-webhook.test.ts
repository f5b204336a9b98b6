import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { stripeEventToWebhook } from "../../../../policies/residency/rules/stripe-event-to-webhook.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(stripeEventToWebhook, {
  pass: [
    [],
    [
      resource(types.stripe.v2CoreEventDestination, {
        webhookEndpoints: [{ url: "https://kaitalk.online/stripe" }],
      }),
    ],
  ],
  fail: [
    {
      stack: [
        resource(types.stripe.v2CoreEventDestination, {
          amazonEventbridges: [{ awsAccountId: "123456789012", awsRegion: "us-east-1" }],
          azureEventGrid: { azureRegion: "eastus" },
        }),
      ],
      says: [
        "amazonEventbridges is declared, so events about customers go to a cloud that is not on the list.",
        "azureEventGrid is declared, so events about customers go to a cloud that is not on the list.",
      ],
    },
    {
      stack: [resource(types.stripe.v2CoreEventDestination, { azureEventGrid: UNKNOWN })],
      says: ["azureEventGrid is declared, so events about customers go to a cloud that is not on the list."],
    },
  ],
  omitted: [{ stack: [resource(types.stripe.v2CoreEventDestination)], says: [], outcome: "met" }],
  unknown: "A destination in another cloud is one whatever is known of it; the second failure shows it.",
});
