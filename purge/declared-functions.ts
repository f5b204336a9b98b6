import { referenceSchema } from "./migrations/reference-schema.ts";

/** A function as the migrations leave it behind. */
export interface DeclaredFunction {
  readonly body: string;
  /** It acts with its owner's rights. */
  readonly ofOwner: boolean;
}

/** Reads purge/migrations/, or other SQL, of which the last definition of a name counts. */
export function declaredFunctions(sql = referenceSchema()): ReadonlyMap<string, DeclaredFunction> {
  const definition = /^CREATE (?:OR REPLACE )?FUNCTION (\w+)\((.*?)AS \$\$(.*?)\$\$/gms;
  return new Map(
    [...sql.matchAll(definition)].map(([, name = "", header = "", body = ""]) => [
      name,
      { body, ofOwner: /\bSECURITY DEFINER\b/.test(header) },
    ]),
  );
}
