import type { AssessedFinding } from "./assessment.ts";
import { canonicalLine } from "./canonical-json.ts";
import { stableId } from "./uuid.ts";

/** Findings of one rule that say the same: on many resources where the rule is met, on few where it is not. */
export interface SameFindings {
  /** Of the one observation that stands for them all. */
  readonly uuid: string;
  readonly first: AssessedFinding;
  readonly findings: readonly AssessedFinding[];
}

/** Findings by rule, outcome, waiver and message, in their order; `run` sets one run's observations apart. */
export function sameFindings(findings: readonly AssessedFinding[], run: string): SameFindings[] {
  const groups = Map.groupBy(findings, ({ rule, outcome, waiver, message }) =>
    canonicalLine([rule, outcome, waiver, message]),
  );
  return [...groups].flatMap(([key, same]) => {
    const [first] = same;
    return first ? [{ uuid: stableId("observation", run, "rule", key), first, findings: same }] : [];
  });
}
