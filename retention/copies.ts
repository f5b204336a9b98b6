/** What a term waits for: the record's age, our job or upload, Neon's history, R2's removal, or a vendor's own period. */
export type Phase = "age" | "job" | "history" | "removal" | "vendor";

/** One addend of a copy's life. */
export interface Term {
  readonly label: string;
  /** Seconds; `Infinity` where nothing ends it; undefined where the fact is unknown, which leaves the sum open. */
  readonly seconds: number | undefined;
  /** Where the number comes from: a file of the register, the stack, an operating limit. */
  readonly source: string;
  readonly phase?: Phase;
}

export type CopyVerdict = "met" | "violated" | "gap" | "unverified";

/** One copy of a data type and how long it can live at worst after the trigger. */
export interface CopyLife {
  readonly id: string;
  readonly label: string;
  readonly subProcessor: string;
  readonly terms: readonly Term[];
  /** Sum of the terms in seconds, `Infinity` where nothing ends the copy; undefined where a term is unknown. */
  readonly total: number | undefined;
  /** gap: longer than documented, or unproven, and no declared resource can change it. */
  readonly verdict: CopyVerdict;
  readonly reason: string;
  /** Id of the entry in register/attestations.yaml that proves the copy, or would. */
  readonly attestation?: string;
}

/** A row of the page: the documented period against its longest copy. */
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

const gravity: readonly CopyVerdict[] = ["violated", "unverified", "gap", "met"];

/** The gravest of the verdicts; unverified where there is none, because nothing was proven. */
export function gravest(verdicts: readonly CopyVerdict[]): CopyVerdict {
  return gravity.find((verdict) => verdicts.includes(verdict)) ?? "unverified";
}
