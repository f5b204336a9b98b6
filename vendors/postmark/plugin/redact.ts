import { secretForms } from "../../../register/secret-forms.ts";

/** Between the parts of a UUID: a hyphen as it is, in a URL, in JSON, or none. */
const dash = String.raw`(?:-|%2d|\\u002d)?`;
const part = (digits: number) => `[0-9a-f]{${digits}}`;
/** The form of every token of Postmark's, also of accounts and servers that this run never saw. */
const uuid = new RegExp([8, 4, 4, 4, 12].map(part).join(dash), "gi");
const encodedRun = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
/** Bytes written one by one: in hexadecimal, in a URL, in JSON. */
const hexRun = /(?:(?:%|\\u00|\\x)?[0-9a-f]{2}){16,}/gi;
/** Control characters and marks that turn the direction of writing: a message is one line of plain text. */
const unprintable = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
const longestMessage = 1_000;

/**
 * A message that may repeat what a machine said: one line, without any of `secrets`, as they stand or encoded, and
 * without anything of the form of a token.
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const forms = [...new Set([...secrets].filter((secret) => secret.length > 3).flatMap(formsOf))]
    .filter((form) => form.length > 3)
    .sort((a, b) => b.length - a.length);
  const bare = text.replaceAll(encodedRun, (run) => (holdsToken(run, forms) ? "[secret]" : run));
  const plain = forms
    .reduce((rest, form) => rest.replaceAll(form, "[secret]"), bare)
    .replaceAll(hexRun, "[secret]")
    .replaceAll(uuid, "[secret]")
    .replaceAll(unprintable, " ");
  return plain.length > longestMessage ? `${plain.slice(0, longestMessage)} …` : plain;
}

/** A secret as programs write it. */
function formsOf(secret: string): readonly string[] {
  const { written, encoded } = secretForms(secret);
  const [hex = ""] = encoded;
  const percent = hex.replaceAll(/../g, (byte) => `%${byte}`);
  const escaped = [...secret.matchAll(/[\s\S]/g)]
    .map(([unit]) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
  // What comes back from a machine may be written in either case, and byte by byte.
  const eitherCase = [percent, escaped, ...written].flatMap((form) => [
    form.toLowerCase(),
    form.toUpperCase(),
  ]);
  const pairs = percent.replaceAll(/[a-f]/g, (digit) => digit.toUpperCase());
  return [secret, ...written, ...encoded, ...eitherCase, pairs];
}

/** Base64 of more than the secret, such as `user:password`: seen once it is decoded, wherever it begins. */
function holdsToken(run: string, secrets: readonly string[]): boolean {
  return [0, 1, 2, 3].some((start) => {
    const decoded = Buffer.from(run.slice(start), "base64").toString("latin1");
    return decoded.search(uuid) >= 0 || secrets.some((secret) => decoded.includes(secret));
  });
}
