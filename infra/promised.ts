import type { ClauseId } from "../register/clause-ids.ts";
import { clause } from "../register/clauses.ts";
import { InputError } from "../register/input-error.ts";

interface Requirement {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
}

type SafeguardId = {
  [Id in ClauseId]: ReturnType<typeof clause<Id>> extends { requires: unknown } ? Id : never;
}[ClauseId];

/** A technical value that a safeguard promises. Throws `InputError` where the register holds none of that kind. */
export function promised<Kind extends keyof Requirement>(
  id: SafeguardId,
  name: string,
  kind: Kind,
): Requirement[Kind] {
  const value = clause(id).requires[name];
  const typeOf = { text: "string", number: "number", flag: "boolean" }[kind];
  if (typeof value !== typeOf)
    throw new InputError([
      `register/register.yaml: clause ${id} requires no ${kind} "${name}"; state it, the infrastructure is declared with it.`,
    ]);
  return value as Requirement[Kind];
}
