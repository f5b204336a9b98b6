import { Errors } from "postmark";
import { redact } from "./redact.ts";

/** Not found, by HTTP status or by Postmark's error codes: server 601, domain 510, stream 1226, webhook 1352. */
const absentCodes: ReadonlySet<number> = new Set([510, 601, 1226, 1352]);

const archivedForGood = 1229;
const deletionNotAllowed: ReadonlySet<number> = new Set([604, 605]);

function isAbsent(error: unknown): boolean {
  return error instanceof Errors.PostmarkError && (error.statusCode === 404 || absentCodes.has(error.code));
}

/** What `work` gives, or undefined where Postmark holds no such thing. */
export async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

export function isDefaultStream(error: unknown): boolean {
  return error instanceof Errors.PostmarkError && error.code === archivedForGood;
}

export function isDeletionRefused(error: unknown): boolean {
  return error instanceof Errors.PostmarkError && deletionNotAllowed.has(error.code);
}

/** Whether Postmark itself said no, so that nothing was done. Everything else leaves that open. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof Errors.PostmarkError)) return false;
  return error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408;
}

/** Error codes of the API whose own words do not say what to do. */
const fixes: Readonly<Record<number, string>> = {
  413: "Wait until Postmark has approved the account.",
  503: "Use a domain that you own.",
  512: "Import it instead of creating it.",
  614: "The plan allows no more of these; raise it in Postmark or remove one.",
  1225: "A server holds at most 10 streams; archive one.",
  1227: 'Begin "streamId" with a letter and keep it within 30 characters.',
  1230: 'Choose another "streamId" or import the stream.',
  1233: 'Choose a "streamId" that does not begin with "pm-".',
  1237: 'Choose another "streamId".',
  1238: "Ask Postmark's support to allow Custom unsubscribe handling, or use another.",
  1241: "Postmark does not archive a stream this early; run the command again later.",
  1350: 'Point "messageStream" at a stream that is not archived.',
  1351: 'Point "messageStream" at an outbound stream.',
  1353: 'Remove this trigger or choose another "messageStream".',
  1359: "Remove a webhook of this stream.",
  1364: "Postmark calls the url before it saves the webhook: deploy the application, then run the command again.",
};

/** What went wrong and what to do, in words that hold none of `secrets`. */
export function explain(error: unknown, secrets: Iterable<string>): string {
  return redact(sentence(error), secrets);
}

/** In words that may still hold a secret. */
export function sentence(error: unknown): string {
  if (!(error instanceof Errors.PostmarkError)) return error instanceof Error ? error.message : String(error);
  if (error.statusCode === 401)
    return (
      "Postmark refused the token (401). Set an account token of this account: " +
      "accountToken of the provider or the variable POSTMARK_ACCOUNT_TOKEN."
    );
  if (error.statusCode === 429)
    return "Postmark kept answering 429, too many requests. Run the command again later.";
  if (error.statusCode === 0)
    return `Postmark gave no usable answer: ${error.message}. Check the network, then run the command again.`;
  const fix = fixes[error.code];
  const code = error.code === 0 ? "" : `, code ${error.code}`;
  return `Postmark answered ${error.statusCode}${code}: ${error.message}${fix ? ` ${fix}` : ""}`;
}
