import { inWords, toSeconds } from "../register/duration.ts";
import { InputError } from "../register/input-error.ts";
import type { Attestation } from "../register/schema.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { isInForce, whatIsMissing } from "./attested.ts";
import { type CopyLife, type Phase, sumOf, type Term } from "./copies.ts";

/** A copy before it is judged. */
export interface CopyDraft {
  readonly id: string;
  /** Plural, so that sentences can start with it: `Rows at Neon`. */
  readonly label: string;
  readonly subProcessor: string;
  readonly terms: readonly Term[];
  /** Set where no declared resource decides the copy's life: the last term, and the proof whose period replaces it. */
  readonly vendor?: { readonly term: Term; readonly attestation: string };
}

export interface Judging {
  /** Seconds after the trigger; null where the vendor's own policy decides. */
  readonly documented: number | null;
  readonly attestations: readonly Attestation[];
  readonly asOf: string;
}

/** A term that has no end. */
export function endless(phase: Phase, label: string, source: string): Term {
  return { phase, label, seconds: Number.POSITIVE_INFINITY, source };
}

/** A term whose seconds are a vendor fact's duration; unknown where the fact records none. */
export function factTerm(phase: Phase, label: string, vendor: string, id: string): Term {
  const { duration } = vendorFact(vendor, id);
  return {
    phase,
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
  const total = sumOf(terms);
  const copy = { id, label, subProcessor, terms, total, reason: `${against(label, total, documented)}.` };
  if (total === undefined) return { ...copy, verdict: "unverified" };
  return { ...copy, verdict: documented !== null && total <= documented ? "met" : "violated" };
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
  const proven = isInForce(entry, asOf);
  const all = [...terms, proven ? attestedTerm(term, entry) : term];
  const total = sumOf(all);
  const copy = { id, label, subProcessor, terms: all, total, attestation: needed };
  const sum = against(label, total, documented);
  if (!proven) return { ...copy, verdict: "gap", reason: `${sum}; ${whatIsMissing(entry, asOf)}` };
  const attested = `${sum}; attested until ${entry.expiresOn}`;
  const fits = documented === null || (total !== undefined && total <= documented);
  if (fits) return { ...copy, verdict: "met", reason: `${attested}.` };
  return { ...copy, verdict: "gap", reason: `${attested}; owner ${entry.owner}: ${entry.closes}` };
}

/** The vendor's published period stands where the attestation proves an act and names no period of its own. */
function attestedTerm(published: Term, { id, duration }: Attestation): Term {
  if (duration === undefined) return published;
  const source = `register/attestations.yaml ${id}`;
  return { ...published, label: `${published.label}, attested`, seconds: toSeconds(duration), source };
}

function against(label: string, total: number | undefined, documented: number | null): string {
  if (documented === null) return `${label} follow the vendor's own policy`;
  const period = inWords(documented);
  if (total === undefined) return `${label} live for an unknown time; ${period} documented`;
  if (total === Number.POSITIVE_INFINITY) return `${label} have no end; ${period} documented`;
  const margin = documented - total;
  if (margin < 0) return `${label} outlive the documented ${period} by ${inWords(-margin)}`;
  if (margin === 0) return `${label} end exactly when the documented ${period} are over`;
  return `${label} end ${inWords(margin)} before the documented ${period} are over`;
}
