import { canonicalLine } from "../../judge/canonical-json.ts";
import type { FindingRecord } from "../../judge/records.ts";
import { stableId } from "../../judge/uuid.ts";

/** Findings of one rule that say the same: on many resources where the rule is met, on few where it is not. */
export interface SameFindings {
  /** Of the one observation that stands for them all. */
  readonly uuid: string;
  readonly first: FindingRecord;
  readonly findings: readonly FindingRecord[];
}

/** Findings by rule, outcome, waiver and message, in their order; `run` sets one run's observations apart. */
export function sameFindings(findings: readonly FindingRecord[], run: string): SameFindings[] {
  const groups = Map.groupBy(findings, ({ rule, outcome, waiver, message }) =>
    canonicalLine([rule, outcome, waiver, message]),
  );
  return [...groups].flatMap(([key, same]) => {
    const [first] = same;
    return first ? [{ uuid: stableId("observation", run, "rule", key), first, findings: same }] : [];
  });
}
