import { books } from "../../register/read-books.ts";

const patterns = {
  "an e-mail address": /[\p{L}\d._%+-]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/u,
  "a phone number": /(^|[^\w.-])(\+\d[\d ().-]{7,}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?![\w-])/,
  "an IP address": /(^|[^\d.])(\d{1,3}\.){3}\d{1,3}(?![\d./])/,
  "a Brazilian CPF": /\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/,
  "a Mexican CURP": /\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b/,
  "a US social security number": /\b\d{3}-\d{2}-\d{4}\b/,
  "a payment card number": /\b(?:\d[ -]?){15}\d\b/,
} as const;

/**
 * The kinds of personal data that a text seems to hold, never the data. KAITALK's own published addresses are left out,
 * and so is what stands in angle brackets for the owner to fill in.
 */
export function personalDataIn(text: string): string[] {
  const { contacts } = books().register.value.organisation;
  const rest = text.replace(/<[^<>]*>/g, "").replaceAll(contacts.privacy, "");
  return Object.entries(patterns).flatMap(([kind, pattern]) => (pattern.test(rest) ? [kind] : []));
}
