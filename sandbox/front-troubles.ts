import { InputError } from "../register/input-error.ts";

/** What may go wrong with an answer of a front, as it goes wrong on the way from a vendor. */
export type Trouble =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends in the middle of the body. */
  | { readonly kind: "cut" }
  /** The body comes byte by byte and never ends. */
  | { readonly kind: "trickle" }
  | { readonly kind: "malformed" }
  /** No byte ever comes. */
  | { readonly kind: "silent" };

export interface FrontTrouble {
  readonly trouble: Trouble;
  /** Of the requests whose host and path it matches, as `api.twilio.com/2010-04-01/Accounts.json`. */
  readonly on: Pick<RegExp, "test">;
  /** How many of them; all where absent. */
  readonly times?: number;
  /** How many are answered well before. */
  readonly after?: number;
}

const kinds = ["cut", "trickle", "malformed", "silent"] as const;

/**
 * Reads `<trouble>[=<times>][@<part of host and path>]`, as `503`, `429=3@api.stripe.com` or `cut@/snapshots`; without
 * times all of them. Throws `InputError`.
 */
export function parseTrouble(text: string): FrontTrouble {
  const [, what = "", times, part] = /^([^=@]+)(?:=([^@]+))?(?:@(.+))?$/.exec(text) ?? [];
  const kind = kinds.find((candidate) => candidate === what);
  if (!kind && !/^[345]\d\d$/.test(what))
    throw new InputError([
      `--fail ${text}: "${what || text}" is no trouble; use a status from 300 to 599, or ${kinds.join(", ")}.`,
    ]);
  if (times !== undefined && !/^[1-9]\d*$/.test(times))
    throw new InputError([`--fail ${text}: "${times}" is no number of times; use 1 or more, as 429=3.`]);
  return {
    trouble: kind ? { kind } : { kind: "status", status: Number(what) },
    on: { test: (address) => address.includes(part ?? "") },
    ...(times !== undefined && { times: Number(times) }),
  };
}

/** The troubles that wait for requests. */
export class FrontTroubles {
  #waiting: FrontTrouble[] = [];

  add(trouble: FrontTrouble): void {
    this.#waiting.push(trouble);
  }

  /** The trouble of this request, if it has one. */
  take(address: string): Trouble | undefined {
    const index = this.#waiting.findIndex(({ on }) => on.test(address));
    const found = this.#waiting[index];
    if (!found) return undefined;
    if ((found.after ?? 0) > 0) {
      this.#waiting[index] = { ...found, after: (found.after ?? 0) - 1 };
      return undefined;
    }
    if (found.times !== undefined) {
      const left = found.times - 1;
      if (left > 0) this.#waiting[index] = { ...found, times: left };
      else this.#waiting.splice(index, 1);
    }
    return found.trouble;
  }
}
