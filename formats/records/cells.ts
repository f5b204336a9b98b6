import type { AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { attestationsOf, findingsOf, gapsOf } from "../../judge/evidence.ts";
import { toneOf } from "../../judge/verdict.ts";
import type { Language } from "./language.ts";
import type { Basis, Cell, Mark } from "./model.ts";

/** A value that a file of the repository declares and no rule proves. */
export function declared(value: string, source: string, note: string | null = null): Cell {
  return { mark: "declared", value, owner: null, source, bases: [], note };
}

/** A fact that nobody has recorded, and the role that knows it. */
export function blank(owner: string, note: string | null = null): Cell {
  return { mark: "blank", value: "", owner, source: null, bases: [], note };
}

/** A promise with what its verdict rests on. */
export interface BasedPromise extends AssessedPromise {
  readonly basis: Basis;
}

/** A value that promises of the register stand behind: as sure as their verdicts. */
export function judged(
  value: string,
  promises: readonly BasedPromise[],
  source: string | null,
  note: string | null = null,
): Cell {
  return {
    mark: markOf(promises),
    value,
    owner: null,
    source,
    bases: promises.map(({ basis }) => basis),
    note,
  };
}

/**
 * The words of a promise, as sure as they are: what is not shown is not printed as if it were. `say` has the words.
 */
export function asSure(words: string, promises: readonly BasedPromise[], say: Language): string {
  const verdicts = promises.map(({ verdict }) => verdict);
  if (verdicts.some((verdict) => toneOf(verdict) === "bad")) return say.word("promisedNotKept", { words });
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === "met")) return words;
  return say.word("promisedNotShown", { words });
}

/** A promise as far as it speaks of anything but how long: a vendor's own term contradicts how long alone. */
export function besideDuration(promise: BasedPromise): BasedPromise {
  return promise.verdict === "contradicted" ? { ...promise, verdict: "declared" } : promise;
}

/** Proved only where every promise is met by rules or arithmetic alone; one that is broken contradicts the cell. */
function markOf(promises: readonly BasedPromise[]): Mark {
  if (promises.some(({ verdict }) => toneOf(verdict) === "bad")) return "contradicted";
  return promises.length > 0 && promises.every(isProved) ? "proved" : "declared";
}

/** An attestation is somebody's word: a promise that leans on one is declared, even where rules are met too. */
function isProved({ verdict, basis: { met, attested } }: BasedPromise): boolean {
  return verdict === "met" && met > 0 && attested.length === 0;
}

export function basedOn(promise: AssessedPromise, assessment: Assessment): BasedPromise {
  const { clause, label, verdict, rules, copies = [] } = promise;
  const outcomes = [
    ...findingsOf(promise, assessment).map(({ outcome }) => outcome),
    ...copies.map((copy) => copy.verdict),
  ].filter((outcome) => outcome !== "not-applicable");
  const basis = {
    promise: clause,
    label,
    verdict,
    rules,
    met: outcomes.filter((outcome) => outcome === "met").length,
    judged: outcomes.length,
    attested: attestationsOf(promise, assessment)
      .filter(({ inForce }) => inForce)
      .map((attestation) => attestation.id),
    open: gapsOf(promise, assessment).map(({ id, owner }) => ({ id, owner })),
  };
  return { ...promise, basis };
}
