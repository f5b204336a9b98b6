import { inWords } from "../register/duration.ts";
import { entryOf, isInForce, type Proofs, whatIsMissing } from "./attested.ts";
import { type CopyLife, type CopyVerdict, sumOf, type Term } from "./copies.ts";
import { operatingLimits } from "./operating-limits.ts";

/** A copy before it is judged. */
export interface CopyDraft
  extends Pick<CopyLife, "id" | "label" | "subProcessor" | "company" | "documented" | "terms"> {
  /** Whether the period is our own choice, where the page names none. */
  readonly ours?: boolean;
  /** Attestations of which any in force proves the copy; empty where the stack alone decides its life. */
  readonly provenBy: readonly string[];
}

/** Judges one copy. Fails closed: met needs a known sum within the period, a margin beside what is usual, and its proof. */
export function judgeCopy({ provenBy, ours = false, ...copy }: CopyDraft, proofs: Proofs): CopyLife {
  const { label, terms, documented } = copy;
  const period: Period = { seconds: documented, ours };
  const total = sumOf(terms);
  const proof = provenBy.map((id) => entryOf(id, proofs)).find((entry) => isInForce(entry, proofs.asOf));
  const shortening = terms.flatMap(({ shortenedBy = [] }) => shortenedBy);
  const attestations = [...new Set([...provenBy, ...shortening])];
  const verdict = verdictOf(terms, documented, provenBy.length === 0 || proof !== undefined);
  const judged = { ...copy, total, verdict, attestations };
  if (verdict === "contradicted") {
    const ends = endOf(terms, provenBy, proofs);
    return { ...judged, ends, reason: `${contradiction(label, terms, period)}; ${ends}` };
  }
  if (verdict === "violated") return { ...judged, reason: `${violation(label, terms, period)}.` };
  const counted = verdict === "unverified" ? fixed(terms) : terms;
  const sum = `${against(label, sumOf(counted), period)}${lacksMargin(terms, documented) ? doubt(terms) : ""}`;
  const missing = provenBy[0];
  if (verdict === "gap" && missing !== undefined)
    return { ...judged, reason: `${sum}; ${whatIsMissing(proof ?? entryOf(missing, proofs), proofs.asOf)}` };
  return { ...judged, reason: proof ? `${sum}; attested until ${proof.expiresOn}.` : `${sum}.` };
}

function verdictOf(terms: readonly Term[], documented: number | null, proven: boolean): CopyVerdict {
  if (documented === null) return proven ? "met" : "gap";
  const counted = fixed(terms);
  const ours = counted.filter(({ of }) => of === "stack");
  if (ours.some(({ seconds }) => seconds === Number.POSITIVE_INFINITY)) return "violated";
  if (ours.some(({ seconds }) => seconds === undefined)) return "unverified";
  if (leastOf(counted) > documented) return ours.length > 0 ? "violated" : "contradicted";
  const total = sumOf(terms);
  if (!proven || total === undefined || total > documented) return "gap";
  return lacksMargin(terms, documented) ? "gap" : "met";
}

/** Whether a sum within its period rests on what is usual without the margin that this needs. */
function lacksMargin(terms: readonly Term[], documented: number | null): boolean {
  const total = sumOf(terms);
  if (documented === null || total === undefined || total > documented) return false;
  return documented - total < marginOf(terms);
}

/** Seconds that must be left where a term is what is usual and not what is promised. */
export function marginOf(terms: readonly Term[]): number {
  return terms.some(({ typical }) => typical !== undefined) ? operatingLimits.usualMarginSeconds : 0;
}

/** What no attestation would shorten: a time of the stack that the application can end sooner is its promise to show. */
function fixed(terms: readonly Term[]): Term[] {
  return terms.filter(({ of, shortenedBy = [] }) => of !== "stack" || shortenedBy.length === 0);
}

/** What the copy lives at least, whatever is unknown or without an end. */
export function leastOf(terms: readonly Term[]): number {
  return terms
    .map(({ seconds }) => seconds)
    .filter((seconds) => seconds !== undefined)
    .filter(Number.isFinite)
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** What would shorten the longest of the vendor's own times, else what would prove the copy. */
function endOf(terms: readonly Term[], provenBy: readonly string[], proofs: Proofs): string {
  const [longest] = terms
    .filter(({ seconds, shortenedBy = [] }) => Number.isFinite(seconds) && shortenedBy.length > 0)
    .toSorted((one, other) => (other.seconds ?? 0) - (one.seconds ?? 0));
  const id = longest?.shortenedBy?.[0] ?? provenBy[0];
  const { owner, closes } = entryOf(id ?? "", proofs);
  return `owner ${owner}: ${closes}`;
}

/** What a copy is held against; null seconds where the vendor's own policy decides. */
interface Period {
  readonly seconds: number | null;
  readonly ours: boolean;
}

function contradiction(label: string, terms: readonly Term[], period: Period): string {
  const known = terms.filter(({ seconds }) => Number.isFinite(seconds) && seconds !== 0);
  const sources = known.map(({ label: what, source }) => `${what} (${source})`).join(" and ");
  return `${label} live ${inWords(leastOf(terms))} at least, by ${sources}; ${beside(period)}`;
}

/** What the stack alone breaks: the time that the application could end sooner is not needed for it. */
function violation(label: string, terms: readonly Term[], period: Period): string {
  const counted = fixed(terms);
  const isEndless = counted.some(({ of, seconds }) => of === "stack" && seconds === Number.POSITIVE_INFINITY);
  if (isEndless) return against(label, Number.POSITIVE_INFINITY, period);
  const sum = against(label, leastOf(counted), period);
  return counted.length < terms.length ? `${sum} even where the application loses no time` : sum;
}

function doubt(terms: readonly Term[]): string {
  const { usualMarginSeconds } = operatingLimits;
  const usual = terms.find(({ typical }) => typical !== undefined);
  if (!usual || sumOf(terms) === undefined) return "";
  return `, which is less than the ${inWords(usualMarginSeconds)} of margin that "${usual.typical}" (${usual.source}) needs`;
}

function against(label: string, total: number | undefined, period: Period): string {
  if (period.seconds === null) return `${label} follow the vendor's own policy`;
  if (total === undefined) return `${label} live for an unknown time; ${beside(period)}`;
  if (total === Number.POSITIVE_INFINITY) return `${label} have no end; ${beside(period)}`;
  const margin = period.seconds - total;
  const named = `${period.ours ? "our own" : "the documented"} ${inWords(period.seconds)}`;
  if (margin < 0) return `${label} outlive ${named} by ${inWords(-margin)}`;
  if (margin === 0) return `${label} end exactly when ${named} are over`;
  return `${label} end ${inWords(margin)} before ${named} are over`;
}

/** `90 d documented`, or `90 d by our own choice`. */
function beside({ seconds, ours }: Period): string {
  return `${inWords(seconds ?? 0)} ${ours ? "by our own choice" : "documented"}`;
}
