import * as neon from "../neon/binding.ts";
import * as render from "../render/binding.ts";
import * as stripe from "../stripe/binding.ts";
import * as twilio from "../twilio/binding.ts";
import type { TerraformProvider } from "./bridge.ts";
import type { ProviderShape, ResourceShape } from "./resource-class.ts";

/** A package that is bound here over its Terraform provider: what the facts beside it are held against. */
export interface Binding {
  readonly terraform: TerraformProvider;
  readonly provider: ProviderShape;
  readonly resources: readonly ResourceShape[];
}

export const bindings: readonly Binding[] = [
  {
    terraform: neon.terraform,
    provider: neon.providerShape,
    resources: [neon.projectShape, neon.roleShape, neon.databaseShape],
  },
  {
    terraform: render.terraform,
    provider: render.providerShape,
    resources: [render.projectShape, render.webServiceShape, render.cronJobShape],
  },
  {
    terraform: stripe.terraform,
    provider: stripe.providerShape,
    resources: [
      stripe.productShape,
      stripe.priceShape,
      stripe.webhookEndpointShape,
      stripe.billingPortalConfigurationShape,
    ],
  },
  {
    terraform: twilio.terraform,
    provider: twilio.providerShape,
    resources: [twilio.messagingServiceShape, twilio.twimlAppShape],
  },
];
