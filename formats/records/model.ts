import type { Verdict } from "../../judge/verdict.ts";

import type { WordId } from "./words/words.ts";

/**
 * How sure a cell is. proved: the judged stack bears it out; contradicted: the judged stack breaks it; declared: the
 * register, or whoever attested it, says so and no rule proves it; blank: nobody has said it yet.
 */
export type Mark = "proved" | "contradicted" | "declared" | "blank";
export const marks: readonly Mark[] = ["proved", "contradicted", "declared", "blank"];

/** What the judgement says of a promise that a cell rests on. */
export interface Basis {
  readonly promise: string;
  /** The promise as people call it, in the register's English. */
  readonly label: string;
  readonly verdict: Verdict;
  /** Rules that judged it. */
  readonly rules: readonly string[];
  /** Findings that are met, of all that apply, copies of retention included. */
  readonly met: number;
  readonly judged: number;
  /** Attestations in force on the day. */
  readonly attested: readonly string[];
  readonly open: readonly { readonly id: string; readonly owner: string }[];
}

export interface Cell {
  readonly mark: Mark;
  /** Empty where the cell is blank. */
  readonly value: string;
  /** Role that fills the blank, in the register's English; null where the cell is filled. */
  readonly owner: string | null;
  /** File that declares the value; null where the cell is blank or computed from the judgement alone. */
  readonly source: string | null;
  readonly bases: readonly Basis[];
  readonly note: string | null;
}

/** A column of one table of one record: what it is called and what the law asks it for. */
export interface Heading {
  readonly id: WordId;
  readonly label: string;
  /** `GDPR Art. 30(1)(b)`; null where no article asks for it. */
  readonly reference: string | null;
}

export interface Row {
  readonly label: string;
  /** One for each heading, in the same order. */
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly id: string;
  /** A card has one row, whose fields are read from top to bottom. */
  readonly layout: "list" | "card";
  readonly title: string;
  /** What the first column, the name of the row, is called. */
  readonly rowHeading: string;
  readonly headings: readonly Heading[];
  readonly rows: readonly Row[];
  readonly note: string | null;
}

/** One record in one language, ready to be written in any format. */
export interface RecordDocument {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly tables: readonly Table[];
}
