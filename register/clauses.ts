import type { ClauseId, ClauseKinds } from "./clause-ids.ts";
import { InputError } from "./input-error.ts";
import { books } from "./read-books.ts";
import type {
  Clause,
  ListClause,
  RegionClause,
  Register,
  RetentionClause,
  SafeguardClause,
} from "./schema.ts";

interface ClauseByKind {
  regions: RegionClause;
  retention: RetentionClause;
  safeguards: SafeguardClause;
  lists: ListClause;
}

/** Every clause of a register, in its order. */
export function clausesOf({ regions, retention, safeguards, lists }: Register): Clause[] {
  return [...regions, ...retention, ...safeguards, ...lists];
}

let index: Map<string, Clause> | undefined;

/** Every clause of the shipped register by id, in the register's order. */
export function allClauses(): ReadonlyMap<string, Clause> {
  index ??= new Map(clausesOf(books().register.value).map((clause) => [clause.id, clause]));
  return index;
}

/** One clause, typed by its kind: `clause("neon-region").region`. A misspelt id does not compile. */
export function clause<Id extends ClauseId>(id: Id): ClauseByKind[ClauseKinds[Id]] {
  return clauseById(id) as ClauseByKind[ClauseKinds[Id]];
}

/** The same for what a person typed: an id, or a label. Throws `InputError` that names what is near it. */
export function clauseById(id: string): Clause {
  const found = allClauses().get(id) ?? [...allClauses().values()].find(({ label }) => isAlike(label, id));
  if (found) return found;
  const words = wordsOf(id);
  const near = [...allClauses().values()].filter((clause) =>
    wordsOf(`${clause.id} ${clause.label}`).some((word) => words.includes(word)),
  );
  const named = near.slice(0, 5).map((clause) => `${clause.id} (${clause.label})`);
  throw new InputError([
    `no promise is called "${id}"; ${named.length > 0 ? `near it are: ${named.join(", ")}` : "npx kaitalk explain lists them all"}.`,
  ]);
}

function isAlike(label: string, typed: string): boolean {
  return wordsOf(label).join(" ") === wordsOf(typed).join(" ");
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** Which part of the register a clause stands in. */
export function clauseKind(clause: Clause): keyof ClauseByKind {
  if ("region" in clause) return "regions";
  if ("trigger" in clause) return "retention";
  if ("principle" in clause) return "safeguards";
  return "lists";
}
