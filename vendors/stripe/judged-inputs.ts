import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

const { billingPortalConfiguration, customer, price, product, taxRegistration } = types.stripe;
const { v2CoreEventDestination, webhookEndpoint } = types.stripe;

/** What a price is made of, wherever it is declared. */
const tariff = [
  ...["customUnitAmounts[].enabled", "customUnitAmounts[].maximum", "customUnitAmounts[].minimum"],
  ...["customUnitAmounts[].preset", "taxBehavior", "unitAmount", "unitAmountDecimal"],
];
const tiers = ["flatAmount", "flatAmountDecimal", "unitAmount", "unitAmountDecimal", "upTo"].map(
  (name) => `tiers[].${name}`,
);
const options = [...tariff, ...tiers].map((name) => `currencyOptions[].${name}`);
const sold = "What is sold, for how much and in which rhythm; no person is in it.";

export const stripe: JudgedInputs = {
  refused: { "stripe-declares-no-person": [customer] },
  judged: [
    { types: ["pulumi:providers:stripe"], readBy: { "provider-credentials-are-marked": ["apiKey"] } },
    {
      types: [price],
      readBy: {
        "stripe-price-in-listed-currency": ["currency", "currencyOptions[].key"],
        "label-without-personal-data": ["lookupKey", "metadata.{}", "nickname"],
      },
      harmless: {
        [sold]: [
          ...[...tariff, ...tiers, ...options],
          ...["active", "billingScheme", "product", "tiersMode", "transferLookupKey"],
          ...["recurrings[].interval", "recurrings[].intervalCount", "recurrings[].meter"],
          ...["recurrings[].trialPeriodDays", "recurrings[].usageType"],
          ...["transformQuantity.divideBy", "transformQuantity.round"],
        ],
      },
    },
    {
      types: [product],
      readBy: {
        "stripe-price-in-listed-currency": [
          "defaultPriceDatas[].currency",
          "defaultPriceDatas[].currencyOptions[].key",
        ],
        "label-without-personal-data": [
          ...["name", "description", "metadata.{}", "statementDescriptor", "unitLabel"],
          ...["marketingFeatures[].name", "defaultPriceDatas[].metadata.{}"],
        ],
        "url-host-registered": ["images[]", "url"],
      },
      harmless: {
        [sold]: [
          ...[...tariff, ...options].map((name) => `defaultPriceDatas[].${name}`),
          ...["defaultPriceDatas[].recurrings[].interval", "defaultPriceDatas[].recurrings[].intervalCount"],
          ...["active", "shippable", "taxCode", "type"],
        ],
      },
    },
    {
      types: [taxRegistration],
      harmless: {
        "Where KAITALK itself pays tax, and since when.": ["activeFrom", "country", "countryOptions.*"],
      },
    },
    {
      types: [webhookEndpoint],
      readBy: {
        "stripe-webhook-uses-https": ["url"],
        "stripe-events-carry-listed-data": ["enabledEvents[]"],
        "stripe-webhook-pins-its-version": ["apiVersion"],
        "label-without-personal-data": ["description", "metadata.{}"],
      },
    },
    {
      types: [v2CoreEventDestination],
      readBy: {
        "stripe-webhook-uses-https": ["webhookEndpoints[].url"],
        "stripe-events-carry-listed-data": ["enabledEvents[]"],
        "stripe-webhook-pins-its-version": ["eventPayload", "snapshotApiVersion"],
        "stripe-event-to-webhook": [
          ...["amazonEventbridges[].awsAccountId", "amazonEventbridges[].awsRegion"],
          ...["azureEventGrid.azureRegion", "azureEventGrid.azureResourceGroupName"],
          "azureEventGrid.azureSubscriptionId",
        ],
        "label-without-personal-data": ["description", "metadata.{}", "name"],
      },
      harmless: {
        "What kind of destination it is; each kind is judged.": ["type"],
        "What Stripe answers when the destination is made.": ["includes[]"],
      },
    },
    {
      types: [billingPortalConfiguration],
      readBy: {
        "stripe-portal-takes-no-payment": [
          "features.paymentMethodUpdate.enabled",
          "features.subscriptionUpdate.enabled",
        ],
        "stripe-portal-collects-listed-data": [
          ...["features.customerUpdate.allowedUpdates[]", "features.customerUpdate.enabled"],
          "features.subscriptionCancel.cancellationReason.enabled",
        ],
        "label-without-personal-data": ["metadata.{}", "name", "businessProfile.headline"],
        "url-host-registered": [
          ...["businessProfile.privacyPolicyUrl", "businessProfile.termsOfServiceUrl", "defaultReturnUrl"],
        ],
      },
      harmless: {
        "Which answers a form offers whose being shown is judged.": [
          "features.subscriptionCancel.cancellationReason.options[]",
        ],
        "How a customer who asks for it ends a subscription.": [
          ...["enabled", "mode", "prorationBehavior"].map((name) => `features.subscriptionCancel.${name}`),
        ],
        "A customer sees invoices, or signs in to see them.": [
          ...["active", "features.invoiceHistory.enabled", "loginPage.enabled"],
        ],
      },
    },
  ],
};
