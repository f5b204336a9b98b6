/** One question that a verifier asks of a pack, and the answer in sentences. */
export interface Check {
  readonly question: "files" | "signature" | "ledger" | "timestamp" | "derivation";
  /** unproven: nothing is wrong, but nothing proves it either. absent: an optional part that the pack does not have. */
  readonly answer: "passed" | "failed" | "unproven" | "absent";
  readonly sentences: readonly string[];
}

export function failedOr(
  question: Check["question"],
  problems: readonly string[],
  otherwise: Omit<Check, "question">,
): Check {
  return problems.length > 0
    ? { question, answer: "failed", sentences: problems }
    : { question, ...otherwise };
}
