import { z } from "zod";
import { type Answer, partial } from "./answer.ts";
import type { Age } from "./reader.ts";

/** As mail writes it: `Thu, 26 Nov 2026 08:00:00 +0000`. Source: RFC 5322, section 3.3. */
const inMail =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)(?: \([A-Z]+\))?$/;
const inIso = z.iso.datetime({ offset: true });
const day = 86_400_000;
/** Milliseconds by which a moment may be ahead of the clock that it is held against. */
export const skew = 300_000;

/**
 * A vendor's moment as ISO 8601 in UTC, from that form or that of mail; undefined for what is none. A moment without a
 * zone is none, as nobody knows whose it would be.
 */
export function moment(written: string | null | undefined): string | undefined {
  if (!written || !(inIso.safeParse(written).success || inMail.test(written))) return undefined;
  const time = Date.parse(written);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Finds the oldest of what a vendor lists. What tells no moment could be the oldest. */
export class Oldest {
  readonly #latest: number;
  #at: string | null = null;
  #unread = 0;

  /** `today` is the vendor's day, ISO date. */
  constructor(today: string) {
    this.#latest = Date.parse(today) + day + skew;
  }

  add(written: string | null | undefined): void {
    const at = moment(written);
    if (at === undefined || Date.parse(at) > this.#latest) this.#unread += 1;
    else if (this.#at === null || at < this.#at) this.#at = at;
  }

  /** ISO 8601 in UTC; null where none was read. */
  get at(): string | null {
    return this.#at;
  }

  /** What the list shows: never all of it where a moment could not be read. */
  among(list: Answer<number>, bound: string | null = null): Age["answer"] {
    if (list.seen === "cannot-tell") return list;
    const value = { at: this.#at ?? bound, count: list.value };
    return list.seen === "complete" && this.#unread > 0
      ? partial(value, `${this.#unread} of ${list.value} tell no moment that can be`)
      : { ...list, value };
  }
}
