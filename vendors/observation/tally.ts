import { type Answer, cannotTell, complete, partial, together } from "./answer.ts";
import type { Account } from "./reader.ts";

/**
 * Adds up what was answered of a kind at several places, such as each project. What is asked at each place is only
 * known as far as the places are: where their list is not complete, neither is what they hold.
 */
export class Tally {
  readonly #account: Pick<Account, "inventory">;
  readonly #answers = new Map<string, { readonly of: string; readonly answer: Answer<number> }[]>();

  constructor(account: Pick<Account, "inventory">) {
    this.#account = account;
  }

  /** What one place answered. `of` names the place. */
  add(kind: string, of: string, answer: Answer<number>): void {
    const known = this.#answers.get(kind);
    if (known) known.push({ of, answer });
    else this.#answers.set(kind, [{ of, answer }]);
  }

  /** All that was answered of a kind, held against the list of places that it was asked at. */
  sum(kind: string, places?: Answer<number>): Answer<number> {
    const answers = this.#answers.get(kind) ?? [];
    if (places === undefined) return together(answers);
    if (answers.length === 0)
      return places.seen === "complete"
        ? places.value === 0
          ? complete(0, "there is no place to hold one")
          : cannotTell("it was not asked for")
        : cannotTell(places.why);
    const sum = together(answers);
    if (places.seen === "complete" || sum.seen === "cannot-tell") return sum;
    return partial(sum.value, sum.seen === "partial" ? `${places.why}; ${sum.why}` : places.why);
  }

  /** Tells the account the sum of each kind. */
  close(kinds: readonly string[], places?: Answer<number>): void {
    for (const kind of kinds) this.#account.inventory(kind, this.sum(kind, places));
  }
}
