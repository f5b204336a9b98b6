import type { Books } from "../register/books.ts";
import { holdsHealthData } from "../register/data-flows.ts";
import type { ObservationKind } from "../register/proof.ts";
import type { Attestation, Leg } from "../register/schema.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { withoutStop } from "../register/without-stop.ts";
import { isInForce } from "../retention/attested.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { Finding } from "./judgement.ts";
import type { LegVerdict, Need } from "./leg-verdict.ts";
import { attestationSeen, type Observations, standingOf } from "./observations.ts";

/** What legs are held against. */
export interface Proofs {
  readonly asOf: string;
  readonly books: Books;
  readonly observations: Observations;
}

/** How a leg of a promise stands. `cited` are the findings of the rules that cite the promise. */
export function legVerdict(leg: Leg, clause: string, cited: readonly Finding[], proofs: Proofs): LegVerdict {
  const { from, to } = leg;
  const stands = standing(leg, clause, cited, proofs);
  return from === undefined || to === undefined ? stands : { ...stands, hop: { from, to } };
}

function standing(leg: Leg, clause: string, cited: readonly Finding[], proofs: Proofs): LegVerdict {
  if (leg.proof === "configuration") return configuration(leg, cited);
  const ways = [
    ...(leg.rules ? [started(leg.rules, cited)] : []),
    ...(leg.observation ? [observed(leg.observation, clause, proofs)] : []),
    ...(leg.attestations ? [attested(leg.attestations, proofs)] : []),
    ...(leg.agreement ? [agreed(leg.agreement, proofs)] : []),
    ...(leg.facts ? [{ by: leg.facts.map((id) => vendorFact(id).cited), needs: [] }] : []),
  ];
  const shown = ways.find(({ needs }) => needs.length === 0);
  const { by, needs, on } = shown ?? {
    by: ways.flatMap((way) => way.by),
    needs: ways.flatMap((way) => way.needs),
    on: ways.find((way) => way.on !== undefined)?.on,
  };
  return { ...verdict(leg, by, needs), ...(on !== undefined && { observedOn: on }) };
}

/** The copies of a promise that no leg speaks of are legs too: attestations show how long a vendor keeps them. */
export function copyLegs(
  row: RowComposition,
  named: ReadonlySet<string>,
  { books, asOf }: Proofs,
): LegVerdict[] {
  return row.copies.flatMap((copy): LegVerdict[] => {
    const entries = books.attestations.value.attestations.filter(({ id }) => copy.attestations.includes(id));
    const [first] = entries.filter(({ id }) => !named.has(id));
    if (!first) return [];
    const needs = entries.flatMap((entry): Need[] => {
      const why = lacks(entry, asOf);
      return why === undefined ? [] : [{ attestation: entry.id, why }];
    });
    const leg = {
      id: copy.id,
      proof: first.proof,
      statement: `${copy.label} end within the period.`,
      by: copy.attestations,
    };
    if (copy.verdict === "met") return [{ ...leg, shown: true, needs: [] }];
    return [{ ...leg, shown: false, needs, missing: withoutStop(copy.reason) }];
  });
}

interface Way {
  readonly by: readonly string[];
  readonly needs: readonly Need[];
  /** ISO date of the look that it rests on. */
  readonly on?: string;
}

function verdict(
  { id, proof, statement }: Pick<Leg, "id" | "proof" | "statement">,
  by: readonly string[],
  needs: readonly Need[],
): LegVerdict {
  if (needs.length === 0) return { id, proof, statement, shown: true, by, needs };
  const missing = [...new Set(needs.map(({ why }) => withoutStop(why)))].join("; ");
  return { id, proof, statement, shown: false, by, needs, missing };
}

/** Shown where its rules judged something and found nothing else than that it is so. */
function configuration({ id, proof, statement, rules }: Leg, cited: readonly Finding[]): LegVerdict {
  const speaking = cited.filter(
    ({ rule, outcome }) => outcome !== "not-applicable" && (rules === undefined || rules.includes(rule)),
  );
  const by = [...new Set(speaking.map(({ rule }) => rule))];
  const against = [...new Set(speaking.filter(({ outcome }) => outcome !== "met").map(({ rule }) => rule))];
  const leg = { id, proof, statement, by, needs: [] };
  if (by.length === 0) return { ...leg, shown: false, missing: "no rule judged a resource for it" };
  const hasGap = speaking.every(({ outcome }) => outcome === "met" || outcome === "gap");
  if (against.length > 0) return { ...leg, shown: false, hasGap, missing: `not met: ${against.join(", ")}` };
  return { ...leg, shown: true };
}

/** What code is started with shows how it behaves where every one of the rules is met by all that it judges. */
function started(rules: readonly string[], cited: readonly Finding[]): Way {
  const needs = rules.flatMap((rule): Need[] => {
    const found = cited.filter((finding) => finding.rule === rule);
    const other = found.find(({ outcome }) => outcome !== "met");
    if (found.length > 0 && !other) return [];
    return [{ rule, why: other?.message ?? `${rule} judged no resource` }];
  });
  return { by: rules, needs };
}

function observed(kind: ObservationKind, clause: string, { observations }: Proofs): Way {
  const { shown, why, on } = standingOf(observations, kind, clause);
  return { by: [kind], needs: shown ? [] : [{ observation: kind, why }], ...(on !== undefined && { on }) };
}

/** What was seen stands before what somebody wrote down. */
function attested(ids: readonly string[], { books, asOf, observations }: Proofs): Way {
  const needs = ids.flatMap((id): Need[] => {
    const seen = attestationSeen(observations, id);
    if (seen?.verdict === "met") return [];
    if (seen?.verdict === "violated")
      return [{ attestation: id, why: `observed on ${seen.on}: ${seen.sentence}` }];
    const entry = books.attestations.value.attestations.find((candidate) => candidate.id === id);
    const why = entry ? lacks(entry, asOf) : "has no entry in register/attestations.yaml";
    return why === undefined ? [] : [{ attestation: id, why }];
  });
  const seen = ids.flatMap((id) => attestationSeen(observations, id) ?? []);
  const [first] = seen;
  return {
    by: [...ids, ...new Set(seen.map(({ kind }) => kind))],
    needs,
    ...(first && { on: first.on }),
  };
}

/**
 * An agreement with every sub-processor that it is about: one that has no entry is bound by nothing. On health data it is
 * about whoever holds a row of it, and whoever an entry names.
 */
function agreed(agreement: NonNullable<Leg["agreement"]>, { books, asOf }: Proofs): Way {
  const { attestations } = books.attestations.value;
  const { retention, subProcessors } = books.register.value;
  const health = retention.filter((row) => holdsHealthData(row, books.law.value.cards));
  const isMeant = (id: string) =>
    agreement !== "baa" ||
    attestations.some((entry) => entry.agreement === agreement && entry.subProcessor === id) ||
    health.some(({ holders }) => holders.some(({ subProcessor }) => subProcessor === id));
  const needs = subProcessors
    .filter(({ id }) => isMeant(id))
    .flatMap(({ id }): Need[] => {
      const entry = attestations.find((each) => each.agreement === agreement && each.subProcessor === id);
      if (!entry) return [{ why: `register/attestations.yaml has no entry of the ${agreement} with ${id}` }];
      const why = lacks(entry, asOf);
      return why === undefined ? [] : [{ attestation: entry.id, why }];
    });
  const by = attestations.filter((entry) => entry.agreement === agreement).map(({ id }) => id);
  return { by, needs };
}

/** Why an attestation does not show what it is about; undefined where it does. */
function lacks(entry: Attestation, asOf: string): string | undefined {
  const { attestedOn, expiresOn, reference } = entry;
  if (attestedOn === null || expiresOn === null || reference === null) return "not attested";
  if (!isInForce(entry, asOf))
    return asOf < attestedOn ? `attested only from ${attestedOn}` : `attestation ended on ${expiresOn}`;
  return undefined;
}
