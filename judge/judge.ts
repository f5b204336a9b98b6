import { evaluatePack, stackOf } from "../policies/kernel/evaluate.ts";
import { packs } from "../policies/packs.ts";
import { declaredCopies } from "../policies/retention/declared-copies.ts";
import { allClauses } from "../register/clauses.ts";
import { InputError } from "../register/input-error.ts";
import { books } from "../register/read-books.ts";
import { compose, type RowComposition } from "../retention/compose.ts";
import { gravest } from "../retention/copies.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { completenessOf } from "./completeness.ts";
import { gapsOf } from "./gaps.ts";
import type { Completeness, Finding, Judgement } from "./judgement.ts";
import { promisesOf } from "./promises.ts";
import { sourceFindings } from "./source-findings.ts";
import { judgeVendorAnswers, type VendorJudgement } from "./vendor-findings.ts";
import { countVerdicts } from "./verdict.ts";
import { applyWaivers } from "./waivers.ts";

/**
 * The one judgement of a plan: every rule of every pack, the retention of every row, waivers, gaps, and from these
 * the verdict on every promise. Pure but for the shipped register. `asOf` is the ISO date on which waivers and
 * attestations are held to be valid. Throws `InputError` for a waiver that allows nothing, for a rule that cites
 * no clause of the register, and for a register of a later day: its date would end notice periods early.
 */
export function judge(plan: StackSnapshot, { asOf }: { readonly asOf: string }): Judgement {
  refuseLaterRegister(asOf);
  refuseUnknownClauses();
  const stack = stackOf(plan.resources);
  const declared = packs.flatMap((pack) => evaluatePack(pack, stack));
  const answered = judgeVendorAnswers(plan, declared);
  const rows = longerLived(compose(declaredCopies(stack), { asOf }), answered, asOf);
  const ruled = applyWaivers([...declared, ...(answered?.findings ?? [])], { stack: plan.stack, asOf });
  const completeness = completenessOf(plan, ruled);
  const findings = [...ruled, ...sourceFindings(plan, asOf), ...unjudged(completeness)];
  const gaps = gapsOf(plan, rows, asOf);
  const promises = promisesOf({ plan, asOf, findings, rows, gaps });
  return {
    plan,
    asOf,
    registerVersion: books().register.value.version,
    promises,
    findings,
    gaps,
    completeness,
    counts: countVerdicts(promises.map(({ verdict }) => verdict)),
  };
}

/** Of each row the graver one: as declared, or as the vendors answered. */
function longerLived(
  declared: readonly RowComposition[],
  answered: VendorJudgement | undefined,
  asOf: string,
): readonly RowComposition[] {
  if (!answered) return declared;
  const answers = new Map(compose(declaredCopies(answered.stack), { asOf }).map((row) => [row.clause, row]));
  return declared.map((row) => {
    const other = answers.get(row.clause) ?? row;
    return gravest([row.verdict, other.verdict]) === row.verdict ? row : other;
  });
}

function refuseLaterRegister(asOf: string): void {
  const { value, place } = books().register;
  if (value.version > asOf)
    throw InputError.at(
      place(["version"]),
      `the version ${value.version} is after the day judged, ${asOf}; a version is judged from its own day on.`,
    );
}

/** The compiler finds a misspelt clause too, but nothing compiles a program that Node runs as it is. */
function refuseUnknownClauses(): void {
  const problems = packs.flatMap(({ name, rules }) =>
    rules.flatMap(({ id, clauses }) =>
      clauses
        .filter((cited) => !allClauses().has(cited))
        .map(
          (cited) => `policies/${name}/rules/${id}.ts: cites "${cited}", which is no clause of the register.`,
        ),
    ),
  );
  if (problems.length > 0) throw new InputError(problems);
}

function unjudged({ unjudged: resources }: Completeness): Finding[] {
  return resources.map((resource) => ({
    pack: "completeness",
    rule: "resource-judged",
    severity: "critical",
    clauses: ["sub-processor-list"],
    outcome: "violated",
    resource,
    message: `no rule judges ${resource.type} and no reason excuses it.`,
    remediation: "Write a rule for the type, or declare the resource through a component of this program.",
  }));
}
