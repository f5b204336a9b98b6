import type { PromiseRecord } from "../../judge/records.ts";
import type { Basis, Cell, Mark } from "./model.ts";

/** A value that a file of the repository declares and no rule proves. */
export function declared(value: string, source: string, note: string | null = null): Cell {
  return { mark: "declared", value, owner: null, source, bases: [], note };
}

/** A fact that nobody has recorded, and the role that knows it. */
export function blank(owner: string, note: string | null = null): Cell {
  return { mark: "blank", value: "", owner, source: null, bases: [], note };
}

/** A value that promises of the register stand behind: as sure as their verdicts. */
export function judged(
  value: string,
  promises: readonly PromiseRecord[],
  source: string | null,
  note: string | null = null,
): Cell {
  return { mark: markOf(promises), value, owner: null, source, bases: promises.map(basisOf), note };
}

/** Proved only where every promise is met by rules or arithmetic alone; one that is broken contradicts the cell. */
function markOf(promises: readonly PromiseRecord[]): Mark {
  if (promises.some(({ verdict }) => verdict === "violated" || verdict === "error")) return "contradicted";
  return promises.length > 0 && promises.every(isProved) ? "proved" : "declared";
}

/** An attestation is somebody's word: a promise that leans on one is declared, even where rules are met too. */
function isProved(promise: PromiseRecord): boolean {
  const { met, attested } = basisOf(promise);
  return promise.verdict === "met" && met > 0 && attested.length === 0;
}

function basisOf({ id, verdict, findings, retention, attestations, gaps }: PromiseRecord): Basis {
  const outcomes = [
    ...findings.map(({ outcome }) => outcome),
    ...(retention?.copies ?? []).map((copy) => copy.verdict),
  ].filter((outcome) => outcome !== "not-applicable");
  return {
    promise: id,
    verdict,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    met: outcomes.filter((outcome) => outcome === "met").length,
    judged: outcomes.length,
    attested: attestations.filter(({ inForce }) => inForce).map((attestation) => attestation.id),
    open: gaps.map((gap) => ({ id: gap.id, owner: gap.owner })),
  };
}
