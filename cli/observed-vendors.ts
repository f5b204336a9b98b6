import { InputError } from "../register/input-error.ts";
import type { Reader } from "../vendors/observation/reader.ts";

/**
 * The readers of these vendors; of every one where none is named. `beside` are further ids that the caller takes.
 * Throws `InputError` for one that nobody can ask.
 */
export async function readersOf(
  ids: readonly string[] | undefined,
  beside: readonly string[] = [],
): Promise<Reader[]> {
  const { readers } = await import("../observe/readers.ts");
  const known = Object.keys(readers);
  const strange = ids?.find((id) => !known.includes(id));
  if (strange !== undefined)
    throw new InputError([
      `--vendor ${strange}: nobody can be asked there; name one of ${[...known, ...beside].join(", ")}.`,
    ]);
  return Promise.all((ids ?? known).flatMap((id) => readers[id]?.() ?? []));
}
