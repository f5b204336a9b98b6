/** One addend of a copy's life. */
export interface Term {
  readonly label: string;
  /** Seconds; undefined where the fact is unknown, which makes the sum unverified. */
  readonly seconds: number | undefined;
  /** Where the number comes from: `register`, `infra/…`, a vendor source. */
  readonly source: string;
}

/** One copy of a data type and how long it can live at worst after the trigger. */
export interface CopyLife {
  readonly id: string;
  readonly label: string;
  readonly subProcessor: string;
  readonly terms: readonly Term[];
  /** Sum of the terms in seconds; undefined where a term is unknown. */
  readonly total: number | undefined;
  /** gap: longer than documented, or unproven, and no declared resource can change it. */
  readonly verdict: "met" | "violated" | "gap" | "unverified";
  readonly reason: string;
}

/** A row of the page: the documented period against its longest copy. */
export interface RowComposition {
  readonly clause: string;
  /** Seconds after the trigger; null where the vendor's own policy decides. */
  readonly documented: number | null;
  readonly copies: readonly CopyLife[];
  readonly verdict: "met" | "violated" | "gap" | "unverified";
}
