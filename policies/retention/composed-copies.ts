import { books } from "../../register/read-books.ts";
import { type CopyLife, compose } from "../../retention/compose.ts";
import type { Stack } from "../kernel/rule.ts";
import { declaredCopies } from "./declared-copies.ts";

/** Every copy of every data type as the plan declares it, with the clause that bounds it. */
export function composedCopies(stack: Stack): (CopyLife & { readonly clause: string })[] {
  // The day matters to attested periods alone, whose outcome is a gap and never a violation.
  const rows = compose(declaredCopies(stack), { asOf: books().register.value.version });
  return rows.flatMap(({ clause, copies }) => copies.map((copy) => ({ clause, ...copy })));
}
