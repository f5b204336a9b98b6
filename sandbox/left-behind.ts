import type { HeldObject } from "../vendors/simulation/store.ts";

/** What the vendors hold and no state knows: made by a request whose answer never came, or left by a delete that does nothing. */
export function leftBehind(
  held: readonly HeldObject[],
  known: readonly { readonly type: string; readonly id: string }[],
): HeldObject[] {
  const ids = new Set(known.map(({ type, id }) => `${type} ${id}`));
  return held.filter(({ type, id }) => !ids.has(`${type} ${id}`));
}
