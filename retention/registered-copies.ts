import { clauseById } from "../register/clauses.ts";
import { toSeconds } from "../register/duration.ts";
import { books } from "../register/read-books.ts";
import type { CopyTerm, RegisteredCopy } from "../register/schema.ts";
import { attestedTerm, entryOf, isInForce, type Proofs } from "./attested.ts";
import { bucketTerms } from "./bucket-terms.ts";
import { sumOf, type Term } from "./copies.ts";
import type { DeclaredBucket, DeclaredCopies } from "./declared.ts";
import type { CopyDraft } from "./judge-copy.ts";
import { factTerm } from "./terms.ts";

/**
 * The copies of one promise that register/copies.yaml lists: one a bucket where a bucket of the stack holds them.
 * Throws `InputError` where the register lacks a fact or an attestation that a copy needs.
 */
export function registeredCopies(
  { id: clause, documented }: { readonly id: string; readonly documented: number | null },
  { buckets }: Pick<DeclaredCopies, "buckets">,
  proofs: Proofs,
): CopyDraft[] {
  return books()
    .copies.value.copies.filter((copy) => copy.clause === clause && exists(copy, buckets, proofs))
    .flatMap((copy) => draftsOf(copy, documented, buckets, proofs));
}

/** Recordings exist where the stack has a place for them, and at the vendor unless it is attested that none is asked for. */
function exists(
  { onlyWhen, unless }: RegisteredCopy,
  buckets: readonly DeclaredBucket[] | undefined,
  proofs: Proofs,
): boolean {
  if (onlyWhen === undefined) return true;
  const declared =
    buckets === undefined || buckets.some(({ holds }) => holds === onlyWhen || holds === undefined);
  return declared || (unless !== undefined && !isInForce(entryOf(unless, proofs), proofs.asOf));
}

function draftsOf(
  { id, label, subProcessor, company, within, terms, provenBy }: RegisteredCopy,
  period: number | null,
  buckets: readonly DeclaredBucket[] | undefined,
  proofs: Proofs,
): CopyDraft[] {
  const documented = within === undefined ? period : toSeconds(within);
  const common = { label, subProcessor, documented, provenBy, ...(company !== undefined && { company }) };
  const kind = terms.find((term) => term.bucket !== undefined)?.bucket;
  if (kind === undefined) return [{ ...common, id, terms: composed(terms, [], id, proofs) }];
  return bucketTerms(kind, buckets).map(({ name, terms: objects }) => ({
    ...common,
    id: `${id}-${name}`,
    terms: composed(terms, objects, id, proofs),
  }));
}

/** The terms in order. One that waits for the record's age needs the sum before it. */
function composed(
  terms: readonly CopyTerm[],
  objects: readonly Term[],
  copy: string,
  proofs: Proofs,
): Term[] {
  const sum: Term[] = [];
  for (const term of terms) {
    const shortenedBy = term.shortenedBy.map(({ attestation }) => attestation);
    const attested = attestedTerm({ label: term.label, phase: "vendor" }, shortenedBy, proofs);
    const documented = attested ? [attested] : documentedTerms(term, { before: sum, objects, copy });
    const open = !attested && shortenedBy.length > 0;
    sum.push(...documented.map((each) => (open ? { ...each, shortenedBy } : each)));
  }
  return sum;
}

function documentedTerms(
  { label, fact, sinceCreation, bucket, lifeOf }: CopyTerm,
  around: { readonly before: readonly Term[]; readonly objects: readonly Term[]; readonly copy: string },
): readonly Term[] {
  if (bucket !== undefined) return around.objects;
  if (lifeOf !== undefined) return [lifeTerm(label, lifeOf)];
  if (fact === undefined)
    return [{ label, seconds: undefined, source: `register/copies.yaml ${around.copy}`, of: "vendor" }];
  const term = factTerm("vendor", label, fact);
  // What a vendor never ends waits for a request.
  if (term.seconds === Number.POSITIVE_INFINITY) return [{ ...term, phase: "request" }];
  return [sinceCreation === undefined ? term : noSooner(term, sinceCreation, sumOf(around.before) ?? 0)];
}

/** A vendor that keeps a field for a time from its creation on deletes it no sooner, whatever was asked before. */
function noSooner(term: Term, sinceCreation: string, elapsed: number): Term {
  const least = factTerm("vendor", term.label, sinceCreation);
  // Where nothing ends the wait before it, the vendor's own time still is what the copy lives at least.
  const rest = (least.seconds ?? 0) - (Number.isFinite(elapsed) ? elapsed : 0);
  return rest > (term.seconds ?? 0) ? { ...term, seconds: rest, source: least.source } : term;
}

function lifeTerm(label: string, clause: string): Term {
  const of = clauseById(clause);
  const duration = "duration" in of ? of.duration : null;
  const seconds = duration === null ? undefined : toSeconds(duration);
  return { phase: "age", label, seconds, source: `register/register.yaml ${clause}`, of: "stack" };
}
