import { setTimeout as pause } from "node:timers/promises";
import type { Ask, Question, Reply } from "../vendors/observation/ask.ts";
import type { Reader } from "../vendors/observation/reader.ts";
import { retryAfter } from "../vendors/retry-after.ts";
import { CallLog } from "./call-log.ts";
import { type Received, type StandIn, send } from "./send.ts";

/** How long to try, in milliseconds. Tests bring their own. */
export interface Patience {
  /** How often a question is asked in all. */
  readonly attempts: number;
  /** Longest first pause; it doubles with each try. */
  readonly firstPause: number;
  /** Who asks for a longer one is not asked again. */
  readonly longestPause: number;
  readonly answerWithin: number;
  /** No question begins after that. */
  readonly tryFor: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
}

const usualPatience: Patience = {
  attempts: 5,
  firstPause: 1_000,
  // Cloudflare shuts a user out for five minutes.
  longestPause: 310_000,
  answerWithin: 30_000,
  tryFor: 3_600_000,
  sleep: (milliseconds) => pause(milliseconds),
  now: Date.now,
  random: Math.random,
};

/** Questions in a row that a vendor did not answer in spite of all tries; then it is left alone. */
const mostUnanswered = 3;
const longestAnswer = 16 * 1024 * 1024;

export interface GateOptions {
  readonly reader: Pick<Reader, "vendor" | "hosts" | "pace" | "present">;
  /** The keys by their variable. */
  readonly keys: Readonly<Record<string, string>>;
  readonly patience?: Partial<Patience>;
  /** Tests and the sandbox alone. */
  readonly standIn?: StandIn;
  /** Hears after each request how many were sent. */
  readonly onCall?: (count: number) => void;
}

/**
 * The one way to a vendor. It reads and nothing else, asks the reader's hosts alone, keeps the vendor's pace and the
 * budget, repeats what was refused for now, and lets on only the fields that a question names. What cannot be asked or
 * relied on is a reply that says why; it never throws, and nothing that it says holds a key.
 */
export class Gate {
  readonly log: CallLog;
  readonly #options: GateOptions;
  readonly #patience: Patience;
  readonly #secrets = new Set<string>();
  readonly #refused = new Map<string, string>();
  readonly #began: number;
  #turn: Promise<unknown> = Promise.resolve();
  #lastSent = Number.NEGATIVE_INFINITY;
  #requests = 0;
  #unanswered = 0;
  #stopped: string | undefined;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#patience = { ...usualPatience, ...options.patience };
    this.#began = this.#patience.now();
    this.log = new CallLog(this.#patience.now);
    for (const key of Object.values(options.keys)) this.learn(key);
  }

  /** From now on this text is in no record and no message. */
  readonly learn = (secret: string): void => {
    if (secret.length >= 4) for (const form of formsOf(secret)) this.#secrets.add(form);
  };

  /** The text without any key. */
  readonly redact = (text: string): string => {
    let clean = text;
    for (const form of this.#secrets) if (clean.includes(form)) clean = clean.replaceAll(form, "[secret]");
    return clean;
  };

  readonly ask: Ask = (question) => {
    // One after the other: that is what a pace means.
    const reply = this.#turn.then(() => this.#answer(question));
    this.#turn = reply;
    return reply;
  };

  async #answer<T>(question: Question<T>): Promise<Reply<T>> {
    try {
      return await this.#tried(question);
    } catch (error) {
      const words = error instanceof Error ? error.message : "it was not asked";
      return { answered: false, why: this.redact(words) };
    }
  }

  async #tried<T>(question: Question<T>): Promise<Reply<T>> {
    const { reader, keys } = this.#options;
    const host = question.host ?? reader.hosts[0];
    if (!reader.hosts.includes(host)) throw new Error(`${reader.vendor} is not asked at that host`);
    const presented = { ...reader.present((variable) => keys[variable] ?? ""), ...question.headers };
    refuseOverrides(question, presented);
    this.#learnFrom(presented);
    const identity = presented.authorization ?? JSON.stringify(presented);
    const { attempts } = this.#patience;
    for (let next = 2; ; next += 1) {
      const stop = this.#stopReason(identity);
      if (stop !== undefined) return { answered: false, why: stop };
      const outcome = await this.#once(question, host, presented);
      const wait = this.#pauseBefore(next, outcome);
      if (wait === undefined || next > attempts || wait > this.#patience.longestPause)
        return this.#settled(question, outcome, identity);
      this.log.repeated(host, question.path);
      await this.#patience.sleep(wait);
    }
  }

  /** What presents a key holds it in a form of its own. */
  #learnFrom(headers: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(headers))
      if (/authorization|token|key/i.test(name)) this.learn(value.replace(/^(bearer|basic) /i, ""));
  }

  #stopReason(identity: string): string | undefined {
    const { pace, vendor } = this.#options.reader;
    if (this.#stopped !== undefined) return this.#stopped;
    if (this.#requests >= pace.requests)
      return `the budget of ${pace.requests} requests to ${vendor} is used up`;
    if (this.#patience.now() - this.#began > this.#patience.tryFor)
      return `the time for ${vendor} is used up`;
    return this.#refused.get(identity);
  }

  async #once(
    question: Question<unknown>,
    host: string,
    presented: Readonly<Record<string, string>>,
  ): Promise<Received | { readonly problem: string }> {
    const { reader, standIn, onCall } = this.#options;
    const { now, answerWithin } = this.#patience;
    const path = pathOf(question);
    const due = this.#lastSent + 1_000 / reader.pace.perSecond - now();
    if (due > 0) await this.#patience.sleep(due);
    this.#lastSent = now();
    this.#requests += 1;
    onCall?.(this.#requests);
    const call = { host, method: "GET" as const, path: question.path };
    try {
      const received = await send({
        ...call,
        path,
        headers: { ...presented, "user-agent": "kaitalk-observe" },
        longest: question.longest ?? longestAnswer,
        within: answerWithin,
        standIn,
      });
      this.log.answered(call, received);
      return received;
    } catch (error) {
      this.log.failed(call);
      return { problem: error instanceof Error ? error.message : "it was not reached" };
    }
  }

  /** Milliseconds until the next try; undefined where another one would change nothing. */
  #pauseBefore(next: number, outcome: Received | { readonly problem: string }): number | undefined {
    const { random, firstPause, now } = this.#patience;
    const status = "problem" in outcome ? undefined : outcome.status;
    // 423: Neon's project is busy for a moment.
    if (status !== undefined && status !== 429 && status !== 423 && status < 500) return undefined;
    const jittered = Math.ceil(random() * firstPause * 2 ** (next - 2));
    return Math.max(jittered, "problem" in outcome ? 0 : retryAfter((name) => outcome.headers[name], now()));
  }

  #settled<T>(
    question: Question<T>,
    outcome: Received | { readonly problem: string },
    identity: string,
  ): Reply<T> {
    if ("problem" in outcome) return this.#failed({ answered: false, why: outcome.problem });
    const { status, body, headers } = outcome;
    if (status === 429 || status >= 500)
      return this.#failed({ answered: false, why: wordsOf(status), status });
    this.#unanswered = 0;
    const parsed = parse(body);
    if (status < 200 || status > 299) {
      if (status === 401 && !question.someKeysAlone) this.#refused.set(identity, wordsOf(status));
      const refusal = question.refusal?.safeParse(parsed);
      return {
        answered: false,
        why: wordsOf(status),
        status,
        ...(refusal?.success && { refusal: refusal.data }),
      };
    }
    const read = question.answer.safeParse(parsed);
    if (parsed === undefined) return { answered: false, why: "its answer is no JSON", status };
    if (read.success) return { answered: true, value: read.data, headers };
    return { answered: false, why: "its answer is not of the form that it documents", status };
  }

  /** A vendor that does not answer for long is left alone, so that a run ends. */
  #failed(reply: Extract<Reply<never>, { answered: false }>): Reply<never> {
    this.#unanswered += 1;
    if (this.#unanswered >= mostUnanswered)
      this.#stopped = `${this.#options.reader.vendor} was left alone after ${mostUnanswered} questions without an answer (last: ${reply.why})`;
    return reply;
  }
}

/** Some servers take another method from a header or a parameter. Throws where one is named. */
function refuseOverrides({ query = {} }: Question<unknown>, headers: Readonly<Record<string, string>>): void {
  if ([...Object.keys(headers), ...Object.keys(query)].some((name) => /method/i.test(name)))
    throw new Error("only reads; another method was refused");
}

/** Path and query of a question, every value encoded. Throws where a place of the path has no value. */
function pathOf({ path, at = {}, query = {} }: Question<unknown>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = at[name];
    // A vendor reads a dot as a way up.
    if (!value || value === "." || value === "..") throw new Error(`the question lacks its ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}

function wordsOf(status: number): string {
  switch (status) {
    case 401:
      return "the key was refused (401)";
    case 403:
      return "the key may not see it (403)";
    case 404:
      return "it is not there for this key (404)";
    case 429:
      return "it asked to be left alone (429)";
    default:
      if (status >= 300 && status < 400) return `it sends elsewhere (${status}), where nobody asks`;
      return `it answered ${status}`;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As it stands, and as it travels. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    JSON.stringify(secret).slice(1, -1),
  ];
}
