import { evaluatePack, stackOf } from "../policies/kernel/evaluate.ts";
import type { Pack } from "../policies/kernel/pack.ts";
import { packs as shippedPacks } from "../policies/packs.ts";
import { composedCopies } from "../policies/retention/composed-copies.ts";
import { listHistory } from "../policies/sub-processors/list-history.ts";
import type { Books } from "../register/books.ts";
import { clausesOf } from "../register/clauses.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import type { ListChange } from "../register/list/changes.ts";
import { noticesOwed } from "../register/list/standing.ts";
import type { ObservationKind } from "../register/proof.ts";
import type { RowComposition } from "../retention/compose.ts";
import { gravest } from "../retention/copies.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { assemble } from "./assemble.ts";
import type { Assessment } from "./assessment.ts";
import { completenessOf } from "./completeness.ts";
import { gapsOf } from "./gaps.ts";
import type { Completeness, Finding } from "./judgement.ts";
import { type ObservationFile, type Observations, observedViolations } from "./observations.ts";
import { noticeClause } from "./owed-notice.ts";
import { legsOf, promisesOf } from "./promises.ts";
import { sourceFindings } from "./source-findings.ts";
import { judgeVendorAnswers, type VendorJudgement } from "./vendor-findings.ts";
import { applyWaivers } from "./waivers.ts";

/** What a snapshot is judged against. */
export interface Against {
  /** ISO date on which waivers and attestations have to be in force. */
  readonly asOf: string;
  /** The register: promises, vendors' facts, attestations, waivers. */
  readonly books: Books;
  /** The shipped ones unless a test brings others. */
  readonly packs?: readonly Pack[];
  /** Looks at the running system; those that are too old on that day count as absent. */
  readonly observations?: readonly ObservationFile[];
}

/**
 * The one judgement of a stack: every rule of every pack, the retention of every row, waivers, gaps, and from these the
 * verdict on every promise. Pure. Throws `InputError` for a waiver that allows nothing, for a rule that cites no clause
 * of the register, and for a register of a later day: its date would end notice periods early.
 */
export function judge(
  snapshot: StackSnapshot,
  { asOf, books, packs = shippedPacks, observations: files = [] }: Against,
): Assessment {
  refuseLaterRegister(books, asOf);
  refuseLaterAttestations(books, asOf);
  refuseUnknownClauses(books, packs);
  const attestations = books.attestations.value.attestations;
  const on = { asOf, attestations, configured: snapshot.configured };
  const stack = stackOf(snapshot.resources, on);
  const declared = packs.flatMap((pack) => evaluatePack(pack, stack));
  const answered = judgeVendorAnswers(snapshot, { declared, packs, on });
  const rows = longerLived(composedCopies(stack), answered);
  const ruled = applyWaivers([...declared, ...(answered?.findings ?? [])], {
    stack: snapshot.stack,
    asOf,
    book: books.waivers,
    packs,
  });
  const completeness = completenessOf(snapshot, ruled);
  const observations = { asOf, ages: books.register.value.proof.observations, files };
  const findings = [
    ...ruled,
    ...sourceFindings(snapshot, { asOf, books, packs }),
    ...unjudged(completeness),
    ...contraryTo(observations),
  ];
  const owed = owedOn(asOf, books);
  const legs = legsOf({ findings, rows, owed, proofs: { asOf, books, observations } });
  const gaps = gapsOf(snapshot, { findings, rows, legs, owed, attestations });
  const promises = promisesOf({ plan: snapshot, findings, rows, legs, gaps, books });
  return assemble({
    snapshot,
    books,
    packs,
    asOf,
    promises,
    findings,
    gaps,
    completeness,
    observations: files,
  });
}

/** Changes that an exception let begin, and of which customers are still to be told. */
function owedOn(day: string, books: Books): readonly ListChange[] {
  const notice = books.register.value.lists.find(({ id }) => id === noticeClause);
  return noticesOwed(listHistory(books), { day, noticePeriod: notice?.noticePeriod ?? "P0D" });
}

/** Of each row the graver one: as declared, or as the vendors answered. */
function longerLived(
  declared: readonly RowComposition[],
  answered: VendorJudgement | undefined,
): readonly RowComposition[] {
  if (!answered) return declared;
  const answers = new Map(composedCopies(answered.stack).map((row) => [row.clause, row]));
  return declared.map((row) => {
    const other = answers.get(row.clause) ?? row;
    return gravest([row.verdict, other.verdict]) === row.verdict ? row : other;
  });
}

function refuseLaterRegister({ register: { value, place } }: Books, asOf: string): void {
  if (value.version > asOf)
    throw InputError.at(
      place(["version"]),
      `the version ${value.version} is after the day judged, ${asOf}; a version is judged from its own day on: --as-of ${value.version}.`,
    );
}

/** What somebody will attest one day shows nothing today. */
function refuseLaterAttestations({ attestations: { value, place } }: Books, asOf: string): void {
  const problems = value.attestations.flatMap(({ attestedOn }, index) =>
    attestedOn !== null && attestedOn > asOf
      ? [
          `${formatPlace(place(["attestations", index, "attestedOn"]))}: ${attestedOn} is after the day judged, ${asOf}; write the day on which it was attested.`,
        ]
      : [],
  );
  if (problems.length > 0) throw new InputError(problems);
}

/** The compiler finds a misspelt clause too, but nothing compiles a program that Node runs as it is. */
function refuseUnknownClauses({ register }: Books, packs: readonly Pack[]): void {
  const known = new Set(clausesOf(register.value).map(({ id }) => id));
  const problems = packs.flatMap(({ name, rules }) =>
    rules.flatMap(({ id, clauses }) =>
      clauses
        .filter((cited) => !known.has(cited))
        .map(
          (cited) => `policies/${name}/rules/${id}.ts: cites "${cited}", which is no clause of the register.`,
        ),
    ),
  );
  if (problems.length > 0) throw new InputError(problems);
}

const remedies: Readonly<Record<ObservationKind, string>> = {
  "purge-audit": "Run the purge, see in its ledger why it did not run or did not delete, and observe again.",
  "schema-check": "Bring the database and purge/tables.yaml together, and check again.",
  account: "Remove at the vendor what should not be there, find out why it was kept, and observe again.",
};

/** What was observed against a promise. */
function contraryTo(observations: Observations): Finding[] {
  return observedViolations(observations).map(({ kind, clause, sentence }) => ({
    pack: "observation",
    rule: kind,
    severity: "critical",
    clauses: [clause],
    outcome: "violated",
    message: sentence,
    remediation: remedies[kind],
  }));
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
