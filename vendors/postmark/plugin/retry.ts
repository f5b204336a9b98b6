import { setTimeout as pause } from "node:timers/promises";
import { isRateLimited, isTransient } from "./errors.ts";

export interface Patience {
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** Longest first pause in milliseconds; it doubles with each try. */
  readonly firstPause: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
}

export function defaultPatience(signal: AbortSignal): Patience {
  return {
    attempts: 6,
    firstPause: 1_000,
    sleep: (milliseconds) => pause(milliseconds, undefined, { signal }),
    random: Math.random,
  };
}

/** Waits before try number `next` (from 2) with full jitter, so that parallel callers spread out. */
function backOff(patience: Patience, next: number): Promise<unknown> {
  return patience.sleep(Math.ceil(patience.random() * patience.firstPause * 2 ** (next - 2)));
}

/** Repeats a call that may be repeated: Postmark answered 429 or 5xx, or nothing in time. */
export async function retrying<T>(patience: Patience, call: () => Promise<T>): Promise<T> {
  for (let next = 2; ; next += 1) {
    try {
      return await call();
    } catch (error) {
      if (next > patience.attempts || !isTransient(error)) throw error;
      await backOff(patience, next);
    }
  }
}

export interface Creation<T> {
  /** `server "kaitalk"`, for messages. */
  readonly noun: string;
  /** How to import what is there already. */
  readonly importHint: string;
  /** Everything in Postmark that is what `create` would make. */
  readonly find: () => Promise<readonly T[]>;
  readonly create: () => Promise<T>;
  /** Removes what an uncertain request left beside the object that is kept. */
  readonly afterUncertainty?: (kept: T) => Promise<void>;
}

/**
 * Creates exactly one object. Where it cannot be known whether a request took effect (5xx, time-out), the
 * object is looked for before it is created again. What was there before the first request is not ours.
 */
export async function createOnce<T>(patience: Patience, creation: Creation<T>): Promise<T> {
  const { noun, importHint, find, create, afterUncertainty } = creation;
  if ((await find()).length > 0) throw new Error(`${noun} exists already. ${importHint}`);
  let uncertain = false;
  for (let next = 2; ; next += 1) {
    try {
      const created = await create();
      if (uncertain) await afterUncertainty?.(created);
      return created;
    } catch (error) {
      uncertain ||= isTransient(error) && !isRateLimited(error);
      if (!isTransient(error) && !uncertain) throw error;
      await backOff(patience, next);
      const [found] = uncertain ? await find() : [];
      if (found !== undefined) return found;
      if (next > patience.attempts || !isTransient(error)) throw error;
    }
  }
}
