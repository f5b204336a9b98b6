import type { Agreement } from "../register/proof.ts";
import type { AssessedAttestation, AssessedGap } from "./assessment.ts";

/** What waits for one owner. */
export interface OwnedGaps {
  readonly owner: string;
  readonly gaps: readonly AssessedGap[];
}

/** What is missing of several companies alike stands in one row. */
export interface GapRow {
  readonly what: string;
  readonly clauses: readonly string[];
  /** One step a gap, under the company's id where the row speaks of several. */
  readonly steps: readonly { readonly id: string; readonly company?: string; readonly closes: string }[];
}

const agreementsInWords: Readonly<Record<Agreement, string>> = {
  dpa: "Data processing agreements",
  baa: "Business associate agreements on health data",
};

/** Every gap under its owner; who has most to do stands first. */
export function gapsByOwner(gaps: readonly AssessedGap[]): OwnedGaps[] {
  const owners = [...Map.groupBy(gaps, ({ owner }) => owner)];
  return owners
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([owner, own]) => ({ owner, gaps: own }));
}

/** The gaps of one owner as rows: agreements of one kind with several companies stand in one. */
export function gapRows(
  gaps: readonly AssessedGap[],
  attestations: readonly AssessedAttestation[],
): readonly GapRow[] {
  const about = new Map(attestations.map((entry) => [entry.id, entry]));
  const alike = Map.groupBy(gaps, ({ id }) => about.get(id)?.agreement ?? `gap ${id}`);
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const agreement = about.get(first.id)?.agreement;
    if (!agreement || same.length === 1)
      return [
        { what: first.sentence, clauses: first.clauses, steps: [{ id: first.id, closes: first.closes }] },
      ];
    return [
      {
        what: `${agreementsInWords[agreement]} are open with ${same.length} companies.`,
        clauses: [...new Set(same.flatMap(({ clauses }) => clauses))],
        steps: same.map(({ id, closes }) => ({ id, company: about.get(id)?.subProcessor ?? id, closes })),
      },
    ];
  });
}
