import type { Books } from "../register/books.ts";
import { toSeconds } from "../register/duration.ts";

/** How long a copy may live by its promise. */
export interface PromisedLife {
  readonly clause: string;
  readonly seconds: number;
}

/** The period of a copy's promise where it counts from when the copy was made; undefined where it counts from something else. */
export function promisedLife(
  copy: string | undefined,
  { copies, register }: Books,
): PromisedLife | undefined {
  const entry = copies.value.copies.find(({ id }) => id === copy);
  const clause = register.value.retention.find(({ id }) => id === entry?.clause);
  if (clause?.trigger !== "creation" || clause.duration === null) return undefined;
  return { clause: clause.id, seconds: toSeconds(clause.duration) };
}
