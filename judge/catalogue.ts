import type { Pack } from "../policies/kernel/pack.ts";
import { packs } from "../policies/packs.ts";
import { books } from "../register/read-books.ts";
import type { LawCard, Register } from "../register/schema.ts";

/** What the evidence explains findings with: the register, its law cards, and every rule, used or not. */
export interface Catalogue {
  readonly register: Register;
  readonly laws: readonly LawCard[];
  readonly packs: readonly Pack[];
}

export function shippedCatalogue(): Catalogue {
  return { register: books().register.value, laws: books().law.value.cards, packs };
}
