import type { Assessment } from "../judge/assessment.ts";
import type { ObservationFile } from "../judge/observations.ts";
import type { Books } from "../register/books.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { observationsIn, readObservations, type WrittenObservation } from "./observations.ts";
import { dayJudged, type PlanSource, readPlan } from "./snapshot-source.ts";

/** A stack, the register that this checkout ships, and what the one says of the other. */
export interface Judged {
  readonly snapshot: StackSnapshot;
  readonly books: Books;
  readonly assessment: Assessment;
  readonly observations: readonly ObservationFile[];
}

/** Reads and judges a stack. Throws `InputError` where either is not possible. */
export async function judged(
  source: PlanSource,
  asOf: string,
  carried?: readonly WrittenObservation[],
): Promise<Judged> {
  const [{ judge }, { books: shipped }] = await Promise.all([
    import("../judge/judge.ts"),
    import("../register/read-books.ts"),
  ]);
  const written = carried ?? (await observationsIn(source));
  const declared = await readPlan(source);
  const books = shipped();
  const day = dayJudged(asOf, books.register.value.version);
  const { project, stack } = declared;
  const { files: observations, record } = await readObservations(written, { project, stack, asOf: day });
  const snapshot = record
    ? (await import("../observe/observed-stack.ts")).observedStack(declared, record)
    : declared;
  return { snapshot, books, observations, assessment: judge(snapshot, { asOf: day, books, observations }) };
}
