import { types } from "../../vendors/types.ts";

const { product, price, taxRegistration } = types.stripe;
const { webhookEndpoint, v2CoreEventDestination, billingPortalConfiguration } = types.stripe;

/** What is sold at Stripe and how Stripe reports: no person, no card. */
export const stripeCatalogue: ReadonlySet<string> = new Set([
  ...[product, price, taxRegistration],
  ...[webhookEndpoint, v2CoreEventDestination, billingPortalConfiguration],
]);

const { messagingService, messagingPhoneNumber, messagingAlphaSender, messagingShortCode } = types.twilio;
const { phoneNumber, twimlApp, credentialsPublicKey } = types.twilio;

/** They say where Twilio asks the application what to do, and keep nothing themselves. */
export const twilioConnections: ReadonlySet<string> = new Set([
  ...[messagingService, messagingPhoneNumber, messagingAlphaSender, messagingShortCode],
  ...[phoneNumber, twimlApp, credentialsPublicKey],
]);
