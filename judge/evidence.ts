import type { Books } from "../register/books.ts";
import { dataFlows, type Flow } from "../register/data-flows.ts";
import type { LawCard, Register } from "../register/schema.ts";
import type {
  AssessedAttestation,
  AssessedFinding,
  AssessedGap,
  AssessedLeg,
  AssessedPromise,
  AssessedRule,
  Assessment,
} from "./assessment.ts";
import type { Context } from "./context.ts";
import { type Provenance, provenanceOf } from "./provenance.ts";
import type { Verdict } from "./verdict.ts";

/** An assessment and what stands beside it: what it was judged against, and who made it, when, from what. */
export interface Evidence {
  readonly assessment: Assessment;
  readonly register: Register;
  readonly laws: readonly LawCard[];
  readonly provenance: Provenance;
  readonly context: Context;
}

export function evidenceOf(
  assessment: Assessment,
  { register, law }: Pick<Books, "register" | "law">,
  context: Context,
): Evidence {
  return {
    assessment,
    register: register.value,
    laws: law.value.cards,
    provenance: provenanceOf(context),
    context,
  };
}

/** Every flow of data that the register and the copies of the judged stack imply. */
export function flowsOf({
  register,
  laws,
  assessment: { promises },
}: Pick<Evidence, "register" | "laws" | "assessment">): Flow[] {
  const copies = promises.flatMap(({ clause, copies: own = [] }) => own.map((copy) => ({ ...copy, clause })));
  return dataFlows(register, laws, copies);
}

/** Everything that was found about a promise. */
export function findingsOf({ findings }: AssessedPromise, assessment: Assessment): AssessedFinding[] {
  return findings.flatMap((position) => assessment.findings[position] ?? []);
}

export function gapsOf({ gaps }: AssessedPromise, assessment: Assessment): AssessedGap[] {
  return assessment.gaps.filter(({ id }) => gaps.includes(id));
}

export function attestationsOf(
  { attestations }: AssessedPromise,
  assessment: Assessment,
): AssessedAttestation[] {
  return assessment.attestations.filter(({ id }) => attestations.includes(id));
}

/** A file of the repository with its digest; null where the file does not exist. */
export interface FileReference {
  readonly path: string;
  readonly sha256: string | null;
}

/** The files that hold a rule and its test. */
export function filesOf(
  { id, pack }: AssessedRule,
  { context: { sources } }: Pick<Evidence, "context">,
): { readonly file: FileReference; readonly test: FileReference } {
  const reference = (path: string): FileReference => ({
    path,
    sha256: sources.find((source) => source.path === path)?.sha256 ?? null,
  });
  return {
    file: reference(`policies/${pack}/rules/${id}.ts`),
    test: reference(`test/policies/${pack}/rules/${id}.test.ts`),
  };
}

/** How a leg stands: met where it is shown; a leg that is a copy as the copy stands; else a gap. */
export function verdictOfLeg({ id, shown }: AssessedLeg, { copies = [] }: AssessedPromise): Verdict {
  if (shown) return "met";
  const verdict = copies.find((copy) => copy.id === id)?.verdict;
  return verdict === "contradicted" || verdict === "violated" ? verdict : "gap";
}
