import type { ClauseId } from "../register/clause-ids.ts";
import type { Term } from "./copies.ts";
import { type CopyDraft, citeFact, endless, factTerm } from "./copy-draft.ts";
import type { DeclaredCopies } from "./declared.ts";

interface VendorCopy {
  readonly clause: ClauseId;
  readonly id: string;
  readonly label: string;
  readonly subProcessor: string;
  readonly term: () => Term;
  readonly attestation: string;
}

/** Copies whose life a vendor decides. The application's part in each, such as asking for deletion, is attested. */
const copies: readonly VendorCopy[] = [
  {
    clause: "caller-phone-number",
    id: "twilio-phone-numbers",
    label: "Phone numbers in Twilio's records",
    subProcessor: "twilio",
    term: () => factTerm("vendor", "deletion at Twilio", "twilio", "twilio-phone-number-deletion"),
    attestation: "twilio-deletion-requests",
  },
  {
    clause: "call-metadata",
    id: "twilio-call-records",
    label: "Twilio's records of calls",
    subProcessor: "twilio",
    term: () => factTerm("vendor", "deletion at Twilio", "twilio", "twilio-phone-number-deletion"),
    attestation: "twilio-deletion-requests",
  },
  {
    clause: "whatsapp-messages",
    id: "twilio-message-bodies",
    label: "Message bodies at Twilio",
    subProcessor: "twilio",
    term: () => factTerm("vendor", "deletion at Twilio", "twilio", "twilio-message-body-deletion"),
    attestation: "twilio-message-redaction",
  },
  {
    clause: "business-email",
    id: "postmark-messages",
    label: "Sent messages at Postmark",
    subProcessor: "postmark",
    term: () => factTerm("vendor", "retention at Postmark", "postmark", "postmark-content-retention"),
    attestation: "postmark-retention-addon",
  },
  {
    clause: "business-email",
    id: "postmark-suppressions",
    label: "Suppressed addresses at Postmark",
    subProcessor: "postmark",
    term: () => endless("vendor", "suppression", citeFact("postmark", "postmark-suppressions-kept")),
    attestation: "postmark-data-removals",
  },
  {
    clause: "authentication-tokens",
    id: "postmark-sign-in-mail",
    label: "Sign-in links in mail at Postmark",
    subProcessor: "postmark",
    term: () => factTerm("vendor", "retention at Postmark", "postmark", "postmark-content-retention"),
    attestation: "postmark-retention-addon",
  },
  {
    clause: "payment-info",
    id: "stripe-payment-records",
    label: "Payment records at Stripe",
    subProcessor: "stripe",
    term: stripePolicy,
    attestation: "stripe-retention-policy",
  },
  {
    clause: "stripe-billing-email",
    id: "stripe-customer-records",
    label: "Customer records at Stripe",
    subProcessor: "stripe",
    term: stripePolicy,
    attestation: "stripe-retention-policy",
  },
  {
    clause: "render-logs",
    id: "render-application-logs",
    label: "Application logs at Render",
    subProcessor: "render",
    term: () => factTerm("vendor", "retention at Render", "render", "render-log-retention"),
    attestation: "render-log-retention",
  },
  {
    clause: "render-logs",
    id: "render-request-logs",
    label: "Render's own request logs",
    subProcessor: "render",
    term: () => factTerm("vendor", "retention at Render", "render", "render-request-logs"),
    attestation: "render-request-logs",
  },
];

const recordings: VendorCopy = {
  clause: "call-audio-and-transcript",
  id: "twilio-recordings",
  label: "Recordings at Twilio",
  subProcessor: "twilio",
  term: () => factTerm("vendor", "metadata at Twilio", "twilio", "twilio-deleted-recording-metadata"),
  attestation: "twilio-recording-deletion",
};

function stripePolicy(): Term {
  return factTerm("vendor", "Stripe's policy", "stripe", "stripe-retention-policy");
}

/** The copies of one data type that vendors keep by their own rules. */
export function vendorCopies(clause: string, { buckets }: DeclaredCopies): CopyDraft[] {
  const kept = recordingsPossible(buckets) ? [...copies, recordings] : copies;
  return kept
    .filter((copy) => copy.clause === clause)
    .map(({ id, label, subProcessor, term, attestation }) => ({
      id,
      label,
      subProcessor,
      terms: [],
      vendor: { term: term(), attestation },
    }));
}

/** Twilio records a call only on request, and the stack declares where recordings go when they are wanted. */
function recordingsPossible(buckets: DeclaredCopies["buckets"]): boolean {
  return buckets === undefined || buckets.some(({ holds }) => holds === "recordings" || holds === undefined);
}
