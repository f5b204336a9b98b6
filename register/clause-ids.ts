// Generated from register.yaml by "npm run generate". Do not edit.

/** Every clause id and the part of the register that it stands in. */
export interface ClauseKinds {
  "neon-region": "regions";
  "render-region": "regions";
  "r2-jurisdiction": "regions";
  "twilio-region": "regions";
  "caller-phone-number": "retention";
  "call-audio-and-transcript": "retention";
  "business-email": "retention";
  "payment-info": "retention";
  "ip-addresses": "retention";
  "whatsapp-messages": "retention";
  "sms-messages": "retention";
  "appointment-bookings": "retention";
  "authentication-tokens": "retention";
  "stored-documents": "retention";
  "call-metadata": "retention";
  "ai-interaction-logs": "retention";
  "stripe-billing-email": "retention";
  "render-logs": "retention";
  "health-data-encryption": "safeguards";
  "storage-encryption": "safeguards";
  "transit-encryption": "safeguards";
  "raw-ip-not-stored": "safeguards";
  "card-data-never-held": "safeguards";
  "application-holds-no-data": "safeguards";
  "email-content-not-kept": "safeguards";
  "minimal-collection": "safeguards";
  "phone-numbers-hashed-for-analytics": "safeguards";
  "secrets-protected": "safeguards";
  "processing-agreements": "safeguards";
  "right-to-deletion": "safeguards";
  "sub-processor-list": "lists";
  "change-notice": "lists";
  "previous-versions": "lists";
}

export type ClauseId = keyof ClauseKinds;
