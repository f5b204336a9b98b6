import type { AssessedAttestation, AssessedPromise } from "../../judge/assessment.ts";
import { type Evidence, findingsOf } from "../../judge/evidence.ts";

/** What one sub-processor has to do with one promise. */
export interface Contribution {
  readonly subProcessor: string;
  readonly promise: AssessedPromise;
  /** Rules that judge resources of the sub-processor for the promise. */
  readonly rules: readonly string[];
  readonly attestations: readonly AssessedAttestation[];
}

/** Every sub-processor and promise that the register, a judged resource or an attestation brings together. */
export function contributionsOf({ register, assessment }: Evidence): Contribution[] {
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
      const isNamed = promise.subProcessors.includes(id);
      if (!isNamed && judging.length === 0 && attested.length === 0) return [];
      return [{ subProcessor: id, promise, rules: judging, attestations: attested }];
    });
  });
}
