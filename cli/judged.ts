import type { Assessment } from "../judge/assessment.ts";
import type { Books } from "../register/books.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { type PlanSource, readPlan } from "./snapshot-source.ts";

/** A stack, the register that this checkout ships, and what the one says of the other. */
export interface Judged {
  readonly snapshot: StackSnapshot;
  readonly books: Books;
  readonly assessment: Assessment;
}

/** Reads and judges a stack. Throws `InputError` where either is not possible. */
export async function judged(source: PlanSource, asOf: string): Promise<Judged> {
  const [{ judge }, { books: shipped }] = await Promise.all([
    import("../judge/judge.ts"),
    import("../register/read-books.ts"),
  ]);
  const snapshot = await readPlan(source);
  const books = shipped();
  return { snapshot, books, assessment: judge(snapshot, { asOf, books }) };
}
