import { InputError } from "../register/input-error.ts";

/** Reads an option that takes one of these words. Throws `InputError` for any other. */
export function oneOf<const Choice extends string>(...choices: readonly Choice[]) {
  return (value: string): Choice => {
    const found = choices.find((choice) => choice === value);
    if (!found) throw new InputError([`"${value}" is not one of ${choices.join(", ")}.`]);
    return found;
  };
}
