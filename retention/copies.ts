/**
 * What a term waits for: the record's age, our job or upload, a request to delete that the application makes, Neon's
 * history, R2's removal, or a vendor's own period.
 */
export type Phase = "age" | "job" | "request" | "history" | "removal" | "vendor";

/** One addend of a copy's life. */
export interface Term {
  readonly label: string;
  /** Seconds; `Infinity` where nothing ends it; undefined where the fact is unknown, which leaves the sum open. */
  readonly seconds: number | undefined;
  /** Where the number comes from: a file of the register, the stack, an operating limit. */
  readonly source: string;
  readonly phase?: Phase;
  /** Whose number it is: what the stack declares can be changed here, what a vendor documents can not. */
  readonly of: "stack" | "vendor" | "attested";
  /** The source's own words where it says what is usual and promises nothing. */
  readonly typical?: string;
  /** Attestations that would replace the time by one of their own; none where one did. */
  readonly shortenedBy?: readonly string[];
}

/**
 * What the arithmetic says of a copy. contradicted: a vendor's documented time, or an attested one, breaks the promise;
 * gap: nothing shows that the copy ends in time, and no declared resource can.
 */
export type CopyVerdict = "met" | "violated" | "contradicted" | "unverified" | "gap";

/** One copy of a data type and how long it can live at worst after the trigger. */
export interface CopyLife {
  readonly id: string;
  /** Plural, so that sentences can start with it: `Rows at Neon`. */
  readonly label: string;
  readonly subProcessor: string;
  /** Who holds the copy behind the sub-processor, where it is not the sub-processor itself. */
  readonly company?: string;
  /** Seconds after the trigger that this copy may live; null where the vendor's own policy decides. */
  readonly documented: number | null;
  readonly terms: readonly Term[];
  /** Sum of the terms in seconds, `Infinity` where nothing ends the copy; undefined where a term is unknown. */
  readonly total: number | undefined;
  readonly verdict: CopyVerdict;
  readonly reason: string;
  /** Ids of the entries in register/attestations.yaml that prove or shorten the copy, or would. */
  readonly attestations: readonly string[];
  /** What would end a contradiction, by the entry that would shorten the copy. */
  readonly ends?: string;
}

/** A promise: the documented period against its longest copy. */
export interface RowComposition {
  readonly clause: string;
  /** Seconds after the trigger; null where the vendor's own policy decides. */
  readonly documented: number | null;
  readonly copies: readonly CopyLife[];
  readonly verdict: CopyVerdict;
}

/** The sum of the terms in seconds; undefined where a term is unknown, unless another already has no end. */
export function sumOf(terms: readonly Term[]): number | undefined {
  if (terms.some(({ seconds }) => seconds === Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  return terms.reduce<number | undefined>(
    (sum, { seconds }) => (sum === undefined || seconds === undefined ? undefined : sum + seconds),
    0,
  );
}

const gravity: readonly CopyVerdict[] = ["violated", "contradicted", "unverified", "gap", "met"];

/** The gravest of the verdicts; unverified where there is none, because nothing was proven. */
export function gravest(verdicts: readonly CopyVerdict[]): CopyVerdict {
  return gravity.find((verdict) => verdicts.includes(verdict)) ?? "unverified";
}
