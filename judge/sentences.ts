import { readUrn } from "../register/urn.ts";
import type { AssessedFinding, AssessedGap, AssessedLeg, AssessedPromise, Assessment } from "./assessment.ts";
import { countedVerdicts, toFix, verdictWord } from "./verdict.ts";

/** The one writer of sentences: terminal, pull request, annotation and evidence all say these words. */

/** Where to look: `infra/components/database.ts:31`, else the resource's URN, else the stack. */
export function placeOf(finding: AssessedFinding): string {
  return placeIn(finding) ?? finding.urn ?? "the whole stack";
}

/** `infra/components/database.ts:31`; null where the snapshot does not tell. */
export function placeIn({ source }: Pick<AssessedFinding, "source">): string | null {
  return source ? `${source.file}:${source.line}` : null;
}

/** `regionId is "aws-eu-central-1"; the register declares "aws-us-east-1".`, with the resource it speaks of. */
export function findingSentence({ urn, message }: AssessedFinding): string {
  return urn === undefined ? message : `${readUrn(urn).name}: ${message}`;
}

/** How to put a finding right. */
export function fixSentence({ remediation }: AssessedFinding): string {
  return `Fix: ${remediation}`;
}

/** Whose a gap is and what would close it. */
export function gapSentences({ sentence, owner, closes }: AssessedGap): {
  readonly what: string;
  readonly next: string;
} {
  return { what: sentence, next: `${owner}: ${closes}` };
}

/** `0 contradicted   0 violated   0 unverified   7 gaps   9 declared   16 met`. */
export function countsSentence(counts: Assessment["counts"]): string {
  return countedVerdicts(counts)
    .map((verdict) => `${counts[verdict]} ${verdictWord(verdict, counts[verdict])}`)
    .join("   ");
}

/** `412 checks on 61 resources, 13 out of scope`. */
export function coverageSentence({ findings, completeness }: Assessment): string {
  const { judged, planned, outOfScope, unjudged, complete } = completeness;
  const rest = unjudged.length > 0 ? `, ${unjudged.length} judged by no rule` : "";
  const doubt = complete || unjudged.length > 0 ? "" : "; the counts do not agree";
  return `${findings.length} checks on ${judged} of ${planned} resources, ${outOfScope.length} out of scope${rest}${doubt}`;
}

/** Findings that a person must act on, in the order of a list. */
export function toActOn(findings: readonly AssessedFinding[]): AssessedFinding[] {
  return toFix.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}

/** `Render → Neon: The application's client …`, or the statement alone of a leg that is no hop. */
export function legStatement({ hop, statement }: AssessedLeg): string {
  return hop ? `${hop.from} → ${hop.to}: ${statement}` : statement;
}

/** A promise that a vendor's documented behaviour breaks: why, and what would end it, a sentence a copy. */
export interface Contradiction {
  readonly clause: string;
  readonly label: string;
  readonly copies: readonly { readonly why: string; readonly ends: string }[];
}

/** Every contradicted promise, in the order of the register: what is read first, wherever verdicts are read. */
export function contradictionsIn(promises: readonly AssessedPromise[]): Contradiction[] {
  return promises
    .filter(({ verdict }) => verdict === "contradicted")
    .map(({ clause, label, reason, copies = [] }) => {
      const breaking = copies.flatMap(({ verdict, reason: said, ends }) =>
        verdict === "contradicted" && ends !== undefined
          ? [{ why: `${said.replace(`; ${ends}`, "").replace(/\.$/, "")}.`, ends: `Ends it, ${ends}` }]
          : [],
      );
      const nothing = { why: reason, ends: "Ends it: nothing that the register names." };
      return { clause, label, copies: breaking.length > 0 ? breaking : [nothing] };
    });
}
