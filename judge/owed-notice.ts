import type { ClauseId } from "../register/clause-ids.ts";
import type { ListChange } from "../register/list/changes.ts";
import type { Gap } from "./judgement.ts";
import type { LegVerdict } from "./leg-verdict.ts";

/** The promise that a change is told of. */
export const noticeClause: ClauseId = "change-notice";

/** A change that began under an exception leaves its promise open until customers were told. */
export function owedLegs(owed: readonly ListChange[]): LegVerdict[] {
  return owed.map(({ id }) => ({
    id: `notice-of-${id}`,
    proof: "code",
    statement: `Customers were told of change ${id}.`,
    shown: false,
    by: [`register/changes/${id}.yaml`],
    missing: `notice of ${id} is owed`,
    needs: [],
  }));
}

export function owedGaps(owed: readonly ListChange[]): Gap[] {
  return owed.map(({ id, exception, proposedOn }) => ({
    id: `notice-of-${id}`,
    clauses: [noticeClause],
    sentence: `Notice of change ${id}, which began on ${proposedOn} for ${exception?.ground} reasons, is owed at the earliest opportunity.`,
    owner: "privacy",
    closes: `Send it with npx kaitalk notice send ${id}, and name its proof in register/changes/${id}.yaml.`,
  }));
}
