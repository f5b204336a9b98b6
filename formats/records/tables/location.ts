import { blank, judged } from "../cells.ts";
import { countryOf } from "../countries.ts";
import type { Language } from "../language.ts";
import type { Cell } from "../model.ts";
import { type Facts, promisesOf, registerPath } from "./facts.ts";

/** Region and country of a place, as sure as the promise that binds it; blank where the register names no place. */
export function locationCell(
  { region, clause }: { readonly region: string | null; readonly clause: string | null },
  facts: Facts,
  say: Language,
): Cell {
  if (region === null) return blank("privacy", say.word("noPlace"));
  const country = countryOf(region);
  const value = country === undefined ? region : `${region}, ${say.word(country)}`;
  return judged(value, promisesOf(facts, [clause]), registerPath);
}
