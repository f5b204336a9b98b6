import { inWords } from "../register/duration.ts";
import type { ObservationKind } from "../register/proof.ts";
import { readUrn } from "../register/urn.ts";
import type { AssessedFinding, AssessedGap, AssessedLeg, AssessedPromise, Assessment } from "./assessment.ts";
import { countedVerdicts, type Verdict, verdicts, verdictWord } from "./verdict.ts";

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

const failures: Partial<Readonly<Record<Verdict, string>>> = {
  error: "a rule failed",
  violated: "a promise would be broken",
  unverified: "a promise cannot be verified",
};

/** Whether a vendor breaks the promise; what the stack breaks beside it does not take that away. */
export function isContradicted({
  verdict,
  copies = [],
}: Pick<AssessedPromise, "verdict" | "copies">): boolean {
  // Where no customer's data is, a vendor keeps nothing that a promise is about.
  if (verdict === "not-applicable") return false;
  return verdict === "contradicted" || copies.some((copy) => copy.verdict === "contradicted");
}

/** The whole judgement in one clause: what fails first, then what vendors break, else what is not shown. */
export function headline({
  counts,
  findings,
  promises,
}: Pick<Assessment, "counts" | "findings" | "promises">): string {
  const said = (verdict: Verdict) =>
    counts[verdict] > 0 || findings.some(({ outcome }) => outcome === verdict);
  const failure = verdicts.find((verdict) => failures[verdict] && said(verdict));
  const unproven = counts.gap + counts.declared;
  const broken = promises.filter(isContradicted).length;
  const contradicted = broken > 0 ? `${broken} contradicted by a vendor` : undefined;
  if (failure) return [failures[failure], contradicted].filter(Boolean).join("; ");
  const whole = contradicted ? "the stack itself breaks none" : "nothing is broken";
  const open = unproven > 0 ? `${whole}, ${unproven} unproven` : keptSentence(counts);
  return [contradicted, open].filter(Boolean).join("; ");
}

/** Where no customer's data is, most promises have nothing to be kept on. */
function keptSentence(counts: Assessment["counts"]): string {
  const idle = counts["not-applicable"];
  return idle > 0
    ? `nothing is broken; ${idle} promises ask for more where customers' data is, and here is none`
    : "every promise is kept";
}

/** `judged: the state in state.json, written 2026-11-24T09:30:00Z; project kaitalk, on 2026-11-25`. */
export function judgedSentence(assessment: Assessment): string {
  const { source, file, writtenAt, project, asOf, customerData } = assessment;
  const what = {
    program: "the program, planned in process",
    preview: `the preview in ${file}`,
    state: `the state in ${file}, written ${writtenAt ?? "at an unknown time"}`,
  }[source];
  const looked = looksSentence(assessment);
  const scope =
    customerData === "none"
      ? "; it says that it holds no customer's data, and its configuration alone is asked"
      : "";
  return `judged: ${[what, ...(looked ? [looked] : [])].join("; ")}; project ${project}, on ${asOf}${scope}`;
}

/** What each look is called where its day is said. */
const looks: Readonly<Record<ObservationKind, string>> = {
  account: "accounts",
  "purge-audit": "age of records",
  "schema-check": "tables",
};

/** `accounts observed on 2026-11-26, age of records observed on 2026-11-25`; undefined where nobody looked. */
export function looksSentence({ observations }: Pick<Assessment, "observations">): string | undefined {
  if (observations.length === 0) return undefined;
  return observations
    .map(
      ({ kind, observedAt, simulated, signedBy }) =>
        `${simulated ? "simulated " : ""}${looks[kind]} observed on ${observedAt.slice(0, 10)}${kind === "account" && signedBy === undefined ? " (not signed)" : ""}`,
    )
    .join(", ");
}

/** What the stack does about a promise beside what is promised: `88 d of 90 d`, `us1`, `no end; promised 90 d`. */
export function besidePromised({ kind, documented, actual, documentedSeconds }: AssessedPromise): string {
  if (kind === "retention") return periodBeside(actual, documented);
  if (typeof documentedSeconds === "number") return periodBeside(actual, inWords(documentedSeconds));
  const isKept = kind !== "regions" || [actual, `${actual} (ours)`].includes(documented);
  return isKept ? actual : `${actual}; promised ${documented}`;
}

/** `120 d of 90 d (ours)`, `120 d; promised account + 30 d`, `no end; promised 90 d`. */
export function periodBeside(actual: string, documented: string): string {
  const areNumbers = [actual, documented].every((words) => /^\d/.test(words));
  return areNumbers ? `${actual} of ${documented}` : `${actual}; promised ${documented}`;
}

/** `Render → Neon: The application's client …`, or the statement alone of a leg that is no hop; with the day of the look. */
export function legStatement({ hop, statement, observedOn }: AssessedLeg): string {
  const said = hop ? `${hop.from} → ${hop.to}: ${statement}` : statement;
  return observedOn === undefined ? said : `${said} (observed on ${observedOn})`;
}
