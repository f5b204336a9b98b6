import type { AssessedFinding, Assessment } from "../judge/assessment.ts";
import { judge } from "../judge/judge.ts";
import { failureOf, gravestFailure, verdicts } from "../judge/verdict.ts";
import { books } from "../register/read-books.ts";
import { planConfigured } from "../snapshot/program.ts";
import type { StackConfig } from "../snapshot/stack-config.ts";
import type { EngineOutcome } from "./classify.ts";
import type { PolicyFinding } from "./policy-finding.ts";

/** What `kaitalk check` says of the program with this configuration, and how it would end an operation of the engine. */
export interface JudgedProgram {
  readonly assessment: Assessment;
  /** Undefined where nothing keeps the engine from going on. */
  readonly refusal: EngineOutcome | undefined;
}

/**
 * Judges the program before the engine runs it: options such as `retainOnDelete` are in no policy's sight, and what only
 * the arithmetic of copies shows is in no pack's. Throws `InputError` as planning does.
 */
export async function judgedProgram(config: StackConfig, asOf: string): Promise<JudgedProgram> {
  const assessment = judge(await planConfigured(config), { asOf, books: books() });
  return { assessment, refusal: refusalOf(assessment) };
}

function refusalOf({ findings, promises, counts, completeness }: Assessment): EngineOutcome | undefined {
  const reached = [
    ...verdicts.filter((verdict) => counts[verdict] > 0),
    ...findings.map(({ outcome }) => outcome),
  ];
  const kind = completeness.complete ? gravestFailure(reached) : "violated";
  if (kind === "met") return undefined;
  const said = findings.filter(({ outcome }) => failureOf(outcome)).map(toldByRule);
  // A promise can fail by arithmetic alone, or because nothing speaks for it.
  const alone = promises
    .filter(({ verdict, findings: own }) => failureOf(verdict) && !own.some((at) => fails(findings[at])))
    .map(
      ({ clause, reason, verdict }): PolicyFinding => ({
        rule: clause,
        pack: "register",
        outcome: failureOf(verdict) === "violated" ? "violated" : "unverified",
        sentence: reason,
      }),
    );
  return { kind, findings: [...said, ...alone] };
}

function fails(finding: AssessedFinding | undefined): boolean {
  return finding !== undefined && failureOf(finding.outcome) !== undefined;
}

function toldByRule({
  rule,
  pack,
  outcome,
  severity,
  urn,
  message,
  remediation,
}: AssessedFinding): PolicyFinding {
  return {
    rule,
    pack,
    outcome: outcome === "violated" || outcome === "error" ? outcome : "unverified",
    severity,
    sentence: message,
    fix: remediation,
    ...(urn !== undefined && { urn }),
  };
}
