import type { Resource } from "../policies/kernel/resource.ts";
import type { Finding, Gap, Judgement } from "./judgement.ts";
import { countedVerdicts, toFix, verdictWord } from "./verdict.ts";

/** The one writer of sentences: terminal, pull request, annotation and evidence all say these words. */

/** Where to look: `infra/components/database.ts:31`, else the resource's URN, else the stack. */
export function placeOf(resource: Resource | undefined): string {
  if (!resource) return "the whole stack";
  return resource.source ? `${resource.source.file}:${resource.source.line}` : resource.urn;
}

/** `regionId is "aws-eu-central-1"; the register declares "aws-us-east-1".`, with the resource it speaks of. */
export function findingSentence({ resource, message }: Finding): string {
  return resource ? `${resource.name}: ${message}` : message;
}

/** How to put a finding right. */
export function fixSentence({ remediation }: Finding): string {
  return `Fix: ${remediation}`;
}

/** Whose a gap is and what would close it. */
export function gapSentences({ sentence, owner, closes }: Gap): {
  readonly what: string;
  readonly next: string;
} {
  return { what: sentence, next: `${owner}: ${closes}` };
}

/** `0 contradicted   0 violated   0 unverified   7 gaps   9 declared   16 met`. */
export function countsSentence(counts: Judgement["counts"]): string {
  return countedVerdicts(counts)
    .map((verdict) => `${counts[verdict]} ${verdictWord(verdict, counts[verdict])}`)
    .join("   ");
}

/** `412 checks on 61 resources, 13 out of scope`. */
export function coverageSentence({ findings, completeness }: Judgement): string {
  const { judged, planned, outOfScope, unjudged } = completeness;
  const rest = unjudged.length > 0 ? `, ${unjudged.length} judged by no rule` : "";
  return `${findings.length} checks on ${judged} of ${planned} resources, ${outOfScope.length} out of scope${rest}`;
}

/** Findings that a person must act on, in the order of a list. */
export function toActOn(findings: readonly Finding[]): Finding[] {
  return toFix.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
