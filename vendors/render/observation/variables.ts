import { Confidential } from "../../observation/confidential.ts";
import type { Account, SeenValue } from "../../observation/reader.ts";

/** Variables by name, as the program declares them; only the value of one that the register calls plain may be written. */
export function variablesOf(
  variables: readonly { readonly key: string; readonly value: string }[],
  isPlain: Account["isPlain"],
): Record<string, SeenValue> {
  return Object.fromEntries(
    variables.map(({ key, value }) => [key, { value: isPlain(key) ? value : new Confidential(value) }]),
  );
}
