import { type Instrument, type Language, ofRegulation } from "../language.ts";
import type { Cell, Table } from "../model.ts";
import type { WordId } from "../words/words.ts";
import type { Facts } from "./facts.ts";

/** One kind of row: where its subjects come from and every cell that can be said of one. */
export interface RowKind<Subject, Column extends WordId> {
  readonly layout: Table["layout"];
  readonly heading: WordId;
  readonly subjects: (facts: Facts) => readonly Subject[];
  readonly label: (subject: Subject, say: Language) => string;
  readonly cells: Readonly<Record<Column, (subject: Subject, facts: Facts, say: Language) => Cell>>;
}

/** One table of a record: builds itself from the facts in a language. */
export interface Section {
  readonly id: string;
  readonly build: (facts: Facts, say: Language, instrument: Instrument) => Table;
}

/**
 * A table of `kind` under a title. Columns are pairs of a column and the article that asks for it, null where none
 * does; an article of another instrument than the record's names it.
 */
export function section<Subject, Column extends WordId>(
  kind: RowKind<Subject, Column>,
  title: WordId,
  columns: readonly (readonly [column: Column, article: string | null])[],
  note: WordId | null = null,
): Section {
  return {
    id: title,
    build: (facts, say, instrument) => ({
      id: title,
      layout: kind.layout,
      title: say.word(title),
      rowHeading: say.word(kind.heading),
      headings: columns.map(([id, article]) => ({
        id,
        label: say.word(id),
        reference: article === null ? null : referenceTo(instrument, article, facts, say),
      })),
      rows: kind.subjects(facts).map((subject) => ({
        label: kind.label(subject, say),
        cells: columns.map(([column]) => kind.cells[column](subject, facts, say)),
      })),
      note: note === null ? null : say.word(note),
    }),
  };
}

/** The article, and that counsel must confirm it where its card says so or there is none in a record of its own law. */
function referenceTo(instrument: Instrument, article: string, { evidence }: Facts, say: Language): string {
  const cited = say.cite(instrument, article);
  if (instrument !== "LFPDPPP") return cited;
  const [law, number] = article.startsWith(ofRegulation)
    ? ["LFPDPPP Regulation (2011)", article.slice(ofRegulation.length)]
    : ["LFPDPPP (2025)", article];
  const card = evidence.laws.find((each) => each.instrument === law && each.article === number);
  return card && card.counsel === null ? cited : `${cited} (${say.word("forCounsel")})`;
}

/** Infers the columns of a kind from its cells, so that a section can only ask for those. */
export function rowKind<Subject, Column extends WordId>(
  kind: RowKind<Subject, Column>,
): RowKind<Subject, Column> {
  return kind;
}
