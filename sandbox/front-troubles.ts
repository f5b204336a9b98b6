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
  readonly on: RegExp;
  /** How many of them; all where absent. */
  readonly times?: number;
  /** How many are answered well before. */
  readonly after?: number;
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
