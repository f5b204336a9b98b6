import { retryAfter } from "../../retry-after.ts";
import { isDocumented, isRefusal } from "./answers.ts";

/** How long to try, in milliseconds. */
export interface Patience {
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** Longest first pause; it doubles with each try. */
  readonly firstPause: number;
  /** Longest pause of our own; Postmark may ask for more, and beyond `tryFor` the tries end instead. */
  readonly longestPause: number;
  /** After that an answer that is not complete counts as none. */
  readonly answerWithin: number;
  /** No further try begins after that. */
  readonly tryFor: number;
  /** Waits; throws once the engine has cancelled. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Aborted when the engine cancels. */
  readonly cancelled: AbortSignal;
}

/** An answer that can be relied on, or why there is none. */
type Outcome = { readonly response: Response } | { readonly problem: string };

/** Ten pages of five hundred servers, and more than any other answer. */
const longestAnswer = 16 * 1024 * 1024;

/** What may take effect a second time, or is only asked whether it is so: sent once. */
const sentOnce = /^(POST \/(servers|domains|message-streams|webhooks|email\/batch)|PUT .+\/verify\w+)$/;

/**
 * Sends requests for the official client. Repeats what may be repeated while Postmark answers 429, 5xx or nothing
 * usable. Hands on only what is documented; throws what was wrong otherwise, and then nobody knows whether the request
 * took effect.
 */
export function transport(patience: Patience): typeof fetch {
  return async (input, init) => {
    const request = requestLine(String(input), init?.method);
    let spent = 0;
    for (let next = 2; ; next += 1) {
      const started = performance.now();
      const outcome = await ask(String(input), init, request, patience);
      spent += performance.now() - started;
      const pause = pauseBefore(next, outcome, patience);
      const isLast = next > patience.attempts || spent + pause > patience.tryFor;
      if (isLast || !mayRepeat(request, outcome)) {
        if ("response" in outcome) return outcome.response;
        throw new Error(outcome.problem);
      }
      await patience.sleep(pause);
      spent += pause;
    }
  };
}

/** 429 says that nothing was done, so even a creation may follow it. */
function mayRepeat(request: string, outcome: Outcome): boolean {
  const status = "response" in outcome ? outcome.response.status : undefined;
  if (status === 429) return true;
  return (status === undefined || status >= 500) && !sentOnce.test(request);
}

/** Full jitter, so that parallel callers spread out, but never sooner than Postmark asks. */
function pauseBefore(next: number, outcome: Outcome, { random, firstPause, longestPause }: Patience): number {
  const jittered = Math.ceil(random() * firstPause * 2 ** (next - 2));
  const asked = "response" in outcome ? askedToWait(outcome.response.headers) : 0;
  return Math.max(Math.min(jittered, longestPause), asked);
}

function askedToWait(headers: Headers): number {
  return retryAfter((name) => headers.get(name), Date.now());
}

async function ask(
  input: string,
  init: RequestInit | undefined,
  request: string,
  { answerWithin, cancelled }: Patience,
): Promise<Outcome> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(answerWithin)]);
  let status = 0;
  try {
    // A redirection would carry the token to another machine.
    const response = await fetch(input, { ...init, signal, redirect: "manual" });
    status = response.status;
    const { headers } = response;
    const text = await wholeText(response);
    const isSuccess = status >= 200 && status < 300;
    const known = isSuccess ? isDocumented(request, parse(text)) : status >= 400 && isRefusal(parse(text));
    // What stands in between may refuse in words of its own; only the status of "later" is clear without Postmark's.
    if (known || status === 429 || status >= 500)
      return { response: new Response(known ? text : "", { status, headers }) };
    return { problem: `it answered ${status} with what is not Postmark's answer to ${request}` };
  } catch (error) {
    if (cancelled.aborted) return { problem: "the run was cancelled" };
    if (signal.aborted) return { problem: `no complete answer within ${answerWithin / 1_000} s` };
    return { problem: status === 0 ? causeOf(error) : `its answer to ${request} was cut` };
  }
}

/** Throws on more than {@link longestAnswer} bytes and on what is not UTF-8. */
async function wholeText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > longestAnswer) throw new Error("too long");
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `POST /servers`, however the client writes the path. */
function requestLine(url: string, method = "GET"): string {
  return `${method} ${new URL(url).pathname.replace(/\/+$/, "")}`;
}

/** `ECONNREFUSED` and the like say more than that fetching failed. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error instanceof Error ? error.message : String(error);
}
