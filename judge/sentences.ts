import type { Resource } from "../policies/kernel/resource.ts";
import type { Finding, Gap, Judgement, Verdict } from "./judgement.ts";

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

const plural: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  met: ["met", "met"],
  violated: ["violated", "violated"],
  gap: ["gap", "gaps"],
  unverified: ["unverified", "unverified"],
  waived: ["waived", "waived"],
  "not-applicable": ["not applicable", "not applicable"],
  error: ["error", "errors"],
};

/** Verdicts that a summary always counts, even at zero. */
const alwaysShown: readonly Verdict[] = ["met", "violated", "gap", "unverified"];

/** `23 met   0 violated   7 gaps   0 unverified`. */
export function countsSentence(counts: Judgement["counts"]): string {
  return (Object.keys(plural) as Verdict[])
    .filter((verdict) => alwaysShown.includes(verdict) || counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdictWord(verdict, counts[verdict])}`)
    .join("   ");
}

/** `gap`, or with a count its plural. */
export function verdictWord(verdict: Verdict, count = 1): string {
  return plural[verdict][count === 1 ? 0 : 1];
}

/** `412 checks on 61 resources, 13 out of scope`. */
export function coverageSentence({ findings, completeness }: Judgement): string {
  const { judged, planned, outOfScope, unjudged } = completeness;
  const rest = unjudged.length > 0 ? `, ${unjudged.length} judged by no rule` : "";
  return `${findings.length} checks on ${judged} of ${planned} resources, ${outOfScope.length} out of scope${rest}`;
}

/** Findings that a person must act on, worst first. */
export function toActOn(findings: readonly Finding[]): Finding[] {
  const order: readonly Verdict[] = ["error", "violated", "unverified"];
  return order.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
