import { InputError } from "../../register/input-error.ts";
import { books } from "../../register/read-books.ts";
import type { SubProcessor } from "../../register/schema.ts";

/** A sub-processor of the register. Throws `InputError` where the register has none of that name. */
export function subProcessor(id: string): SubProcessor {
  const found = books().register.value.subProcessors.find((candidate) => candidate.id === id);
  if (!found) throw new InputError([`register/register.yaml: sub-processor "${id}" is missing; declare it.`]);
  return found;
}
