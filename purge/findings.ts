import type { Failure, FailureKind } from "./failure.ts";
import type { Outcome } from "./receipt.ts";
import type { Step } from "./steps.ts";

/** What a run has to tell a person beside its counts, and how grave the gravest of it is. */
export class Findings {
  /** What has to be corrected, or kept something, beside the steps. */
  readonly #notes: { readonly outcome: Outcome; readonly problem: string }[] = [];
  /** The same of the last look at each step. */
  readonly #ofSteps = new Map<Step, readonly Failure[]>();

  note(outcome: Outcome, problem: string): void {
    this.#notes.push({ outcome, problem });
  }

  fail({ kind, sentence }: Failure): void {
    this.note(outcomeOf[kind], sentence);
  }

  /** Replaces what an earlier look at the step found. */
  ofStep(step: Step, failures: readonly Failure[]): void {
    this.#ofSteps.set(step, failures);
  }

  /** Everything that was noticed, each thing once, and the gravest of it; at least `incomplete` where rows are `left`. */
  summary(left: boolean): { readonly outcome: Outcome; readonly problems: readonly string[] } {
    const found = [...this.#ofSteps.values()].flat();
    const notes = [
      ...this.#notes,
      ...found.map(({ kind, sentence }) => ({ outcome: outcomeOf[kind], problem: sentence })),
    ];
    const outcomes = [...notes.map(({ outcome }) => outcome), left ? "incomplete" : "complete"] as const;
    return {
      outcome: outcomes.reduce((one, other) => (gravity.indexOf(other) > gravity.indexOf(one) ? other : one)),
      problems: [...new Set(notes.map(({ problem }) => problem))],
    };
  }
}

const gravity: readonly Outcome[] = ["complete", "incomplete", "obstructed", "failed"];

const outcomeOf = {
  "bad-input": "obstructed",
  refused: "obstructed",
  unfinished: "incomplete",
  lost: "failed",
  outside: "failed",
} as const satisfies Record<FailureKind, Outcome>;
