import { inWords, toSeconds } from "../register/duration.ts";
import { InputError } from "../register/input-error.ts";
import type { Attestation } from "../register/schema.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { holds, whatIsMissing } from "./attested.ts";
import { type CopyLife, sumOf, type Term } from "./copies.ts";

/** A copy before it is judged. */
export interface CopyDraft {
  readonly id: string;
  readonly label: string;
  readonly subProcessor: string;
  readonly terms: readonly Term[];
  /** Set where no declared resource decides the copy's life: the proof, and the last term, which its period replaces. */
  readonly vendor?: { readonly term: Term; readonly attestation: string };
}

export interface Judging {
  /** Seconds after the trigger; null where the vendor's own policy decides. */
  readonly documented: number | null;
  readonly attestations: readonly Attestation[];
  readonly asOf: string;
}

/** A term that has no end. */
export function endless(label: string, source: string): Term {
  return { label, seconds: Number.POSITIVE_INFINITY, source };
}

/** A term whose seconds are a vendor fact's duration; unknown where the fact records none. */
export function factTerm(vendor: string, id: string): Term {
  const { label, duration } = vendorFact(vendor, id);
  return {
    label,
    seconds: duration === undefined ? undefined : toSeconds(duration),
    source: citeFact(vendor, id),
  };
}

/** Where a vendor fact stands. Throws `InputError` where the register lacks it. */
export function citeFact(vendor: string, id: string): string {
  return `register/vendors/${vendor}.yaml ${vendorFact(vendor, id).id}`;
}

/** Judges one copy. A gap is what no declared resource can change; everything else is met, violated or unverified. */
export function judgeCopy(draft: CopyDraft, judging: Judging): CopyLife {
  return draft.vendor ? judgeVendorCopy(draft, draft.vendor, judging) : judgeDeclaredCopy(draft, judging);
}

function judgeDeclaredCopy({ id, label, subProcessor, terms }: CopyDraft, { documented }: Judging): CopyLife {
  const copy = { id, label, subProcessor, terms, total: sumOf(terms) };
  const { total } = copy;
  if (total === undefined) {
    const unknown = terms.filter(({ seconds }) => seconds === undefined).map((term) => term.label);
    return { ...copy, verdict: "unverified", reason: `not known: ${unknown.join(", ")}` };
  }
  if (documented === null)
    return { ...copy, verdict: "violated", reason: "the vendor's policy decides and KAITALK holds no copy" };
  const fits = total <= documented;
  return { ...copy, verdict: fits ? "met" : "violated", reason: against(total, documented) };
}

function judgeVendorCopy(
  { id, label, subProcessor, terms }: CopyDraft,
  { term, attestation: needed }: NonNullable<CopyDraft["vendor"]>,
  { documented, attestations, asOf }: Judging,
): CopyLife {
  const entry = attestations.find((candidate) => candidate.id === needed);
  if (!entry)
    throw new InputError([
      `register/attestations.yaml: entry "${needed}" is missing; add it with its owner and what would close it.`,
    ]);
  const proven = holds(entry, asOf);
  const last = proven && entry.duration !== undefined ? attestedTerm(entry, entry.duration) : term;
  const all = [...terms, last];
  const total = sumOf(all);
  const copy = { id, label, subProcessor, terms: all, total, attestation: needed };
  const sum = documented === null ? "the vendor's own policy decides" : against(total, documented);
  if (!proven) return { ...copy, verdict: "gap", reason: `${sum}; ${whatIsMissing(entry, asOf)}` };
  const fits = documented === null || (total !== undefined && total <= documented);
  const reason = `${sum}; attested on ${entry.attestedOn} until ${entry.expiresOn}`;
  return {
    ...copy,
    verdict: fits ? "met" : "gap",
    reason: fits ? reason : `${reason}; owner ${entry.owner}: ${entry.closes}`,
  };
}

function attestedTerm({ id, statement }: Attestation, duration: string): Term {
  return { label: statement, seconds: toSeconds(duration), source: `register/attestations.yaml ${id}` };
}

function against(total: number | undefined, documented: number): string {
  const period = inWords(documented);
  if (total === undefined) return `unknown against ${period} documented`;
  if (total === Number.POSITIVE_INFINITY) return `nothing ends it; ${period} documented`;
  const margin = documented - total;
  if (margin < 0) return `${inWords(-margin)} longer than the documented ${period}`;
  return margin === 0
    ? `exactly the documented ${period}`
    : `${inWords(margin)} below the documented ${period}`;
}
