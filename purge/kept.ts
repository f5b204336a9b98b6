import { withoutStop } from "../register/without-stop.ts";
import type { Refusal } from "./batch.ts";
import { Failure, type FailureKind, failureOfCode } from "./failure.ts";

/** Triggers and rules of a table that can keep a row, as people call them: `trigger "hold"`. */
export type Keepers = readonly string[];

/** In place of an SQLSTATE: the server gave none, and the session was gone. */
export const sessionEnds = "session ends";

/** Rows of one step that stayed, by what kept them. */
export class Kept {
  readonly #keepers: Keepers;
  readonly #rows = new Map<string, { rows: number; readonly kind: FailureKind }>();

  constructor(keepers: Keepers) {
    this.#keepers = keepers;
  }

  get rows(): number {
    return [...this.#rows.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Rows that a lock or a bound of time kept, so that trying again may help. */
  get passing(): number {
    return [...this.#rows.values()].reduce(
      (sum, { rows, kind }) => sum + (kind === "unfinished" ? rows : 0),
      0,
    );
  }

  add(refusals: readonly Refusal[]): void {
    for (const refusal of refusals) {
      const { sentence, kind } = this.#causeOf(refusal);
      const found = this.#rows.get(sentence);
      if (found) found.rows += refusal.rows;
      else this.#rows.set(sentence, { rows: refusal.rows, kind });
    }
  }

  /** One failure for all of it; undefined where nothing was kept. */
  failure(): Failure | undefined {
    if (this.#rows.size === 0) return undefined;
    const parts = [...this.#rows].map(
      ([sentence, { rows }]) => `${rows === 1 ? "1 row stays" : `${rows} rows stay`}: ${sentence}`,
    );
    const passing = [...this.#rows.values()].every(({ kind }) => kind === "unfinished");
    return new Failure(passing ? "unfinished" : "refused", parts.join(" "));
  }

  #causeOf({ code, constraint }: Refusal): Failure {
    const named = this.#keepers.join(" or ");
    if (code === "")
      return new Failure(
        "refused",
        named ? `${named} keeps it.` : "the database keeps it without saying why.",
      );
    if (code === sessionEnds) return new Failure("refused", "erasing it ends the session each time.");
    const known = failureOfCode(code);
    if (constraint)
      return new Failure(known.kind, `${withoutStop(known.sentence)}: constraint "${constraint}".`);
    if (named && /^(P0|KT|2|0A|5500)/.test(code) && !code.startsWith("KT"))
      return new Failure("refused", `${named} refuses it (${code}).`);
    return known;
  }
}
