import type { AssessedAttestation, AssessedLeg, AssessedPromise } from "../../judge/assessment.ts";
import { type Evidence, findingsOf } from "../../judge/evidence.ts";
import type { Books } from "../../register/books.ts";
import { books } from "../../register/read-books.ts";

/** Whether a leg is shown by what this vendor states. */
function owns(vendors: Books["vendors"], vendor: string, fact: string): boolean {
  return vendors.get(vendor)?.value.facts.some(({ id }) => id === fact) ?? false;
}

/** What one sub-processor has to do with one promise. */
export interface Contribution {
  readonly subProcessor: string;
  readonly promise: AssessedPromise;
  /** Rules that judge resources of the sub-processor for the promise. */
  readonly rules: readonly string[];
  readonly attestations: readonly AssessedAttestation[];
  /** What it states in writing and is shown by. */
  readonly stated: readonly AssessedLeg[];
}

/**
 * Every sub-processor and the promises that are its own: those that name it or its place, of which it holds a copy or
 * states a fact, or that are attested of it. That a rule on the whole stack also judges its resources makes no promise
 * its own.
 */
export function contributionsOf({ register, assessment }: Evidence): Contribution[] {
  const { vendors } = books();
  const factsOf = (leg: string) => register.legs.find(({ id }) => id === leg)?.facts ?? [];
  const { promises, resources, attestations } = assessment;
  const owners = new Map(resources.map(({ urn, subProcessor }) => [urn, subProcessor]));
  return promises.flatMap((promise) => {
    const rules = new Map<string, Set<string>>();
    for (const { urn, rule } of findingsOf(promise, assessment)) {
      const owner = urn === undefined ? undefined : owners.get(urn);
      if (owner) rules.set(owner, (rules.get(owner) ?? new Set()).add(rule));
    }
    return register.subProcessors.flatMap(({ id }) => {
      const attested = attestations.filter(
        ({ subProcessor, clauses }) => subProcessor === id && clauses.includes(promise.clause),
      );
      const judging = [...(rules.get(id) ?? [])].sort();
      const stated = promise.legs.filter(
        ({ id: leg, shown }) => shown && factsOf(leg).some((fact) => owns(vendors, id, fact)),
      );
      const isItsOwn =
        promise.subProcessors.includes(id) ||
        attested.length > 0 ||
        (promise.copies ?? []).some((copy) => copy.subProcessor === id) ||
        stated.length > 0;
      if (!isItsOwn) return [];
      return [{ subProcessor: id, promise, rules: judging, attestations: attested, stated }];
    });
  });
}
