import { compose, type RowComposition } from "../../retention/compose.ts";
import type { Stack } from "../kernel/rule.ts";
import { declaredCopies } from "./declared-copies.ts";

const composed = new WeakMap<Stack, readonly RowComposition[]>();

/** Every copy of every data type as a stack declares it, on the day of the stack. Composed once a stack. */
export function composedCopies(stack: Stack): readonly RowComposition[] {
  const rows = composed.get(stack) ?? compose(declaredCopies(stack), stack);
  composed.set(stack, rows);
  return rows;
}
