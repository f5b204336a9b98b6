import { isList, isObject, type JsonObject, textAt } from "../../simulation/json.ts";
import type { HeldObject } from "../../simulation/store.ts";

/** A configuration of the customer portal. */
export function portal({ properties }: HeldObject, created: number): JsonObject {
  const features = isObject(properties.features) ? properties.features : {};
  const feature = (name: string): JsonObject => {
    const value = features[name];
    return isObject(value) ? value : {};
  };
  const profile = isObject(properties.businessProfile) ? properties.businessProfile : {};
  const login = isObject(properties.loginPage) ? properties.loginPage : {};
  const asked = feature("subscriptionCancel").cancellationReason;
  const reason = isObject(asked) ? asked : {};
  const updates = feature("customerUpdate").allowedUpdates;
  return {
    object: "billing_portal.configuration",
    active: properties.active !== false,
    application: null,
    is_default: properties.isDefault === true,
    name: textAt(properties, "name") || null,
    default_return_url: textAt(properties, "defaultReturnUrl") || null,
    metadata: {},
    updated: created,
    business_profile: {
      headline: textAt(profile, "headline") || null,
      privacy_policy_url: textAt(profile, "privacyPolicyUrl") || null,
      terms_of_service_url: textAt(profile, "termsOfServiceUrl") || null,
    },
    login_page: {
      enabled: login.enabled === true,
      url: login.enabled === true ? "https://billing.stripe.com/p/login/sandbox" : null,
    },
    features: {
      customer_update: {
        enabled: feature("customerUpdate").enabled === true,
        allowed_updates: isList(updates) ? updates : [],
      },
      invoice_history: { enabled: feature("invoiceHistory").enabled === true },
      payment_method_update: {
        enabled: feature("paymentMethodUpdate").enabled === true,
        payment_method_configuration: null,
      },
      subscription_cancel: {
        enabled: feature("subscriptionCancel").enabled === true,
        mode: textAt(feature("subscriptionCancel"), "mode") || "at_period_end",
        proration_behavior: "none",
        cancellation_reason: { enabled: reason.enabled === true, options: [] },
      },
      subscription_update: {
        enabled: feature("subscriptionUpdate").enabled === true,
        default_allowed_updates: [],
        proration_behavior: "none",
        products: null,
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: "end_trial",
        billing_cycle_anchor: null,
      },
    },
  };
}
