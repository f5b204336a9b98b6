import type { Severity } from "../policies/kernel/rule.ts";
import type { Attestation, LawCard, Register, Waiver } from "../register/schema.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { SourceFile } from "./context.ts";
import type { Judgement, PromiseVerdict } from "./judgement.ts";
import type { Provenance } from "./provenance.ts";
import type { Verdict } from "./verdict.ts";

/** A file of the repository with its digest; null where the file does not exist. */
export interface FileReference {
  readonly path: string;
  readonly sha256: string | null;
}

export interface RuleRecord {
  readonly id: string;
  readonly pack: string;
  readonly severity: Severity;
  readonly clauses: readonly string[];
  readonly description: string;
  readonly remediation: string;
  readonly file: FileReference;
  readonly test: FileReference;
}

/** A finding as the evidence shows it: plain data, nothing secret. */
export interface FindingRecord {
  readonly pack: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly clauses: readonly string[];
  readonly outcome: Verdict;
  readonly message: string;
  readonly remediation: string;
  /** null where the rule judges the stack as a whole. */
  readonly urn: string | null;
  /** `infra/components/database.ts:31`; null where the plan does not tell. */
  readonly declaredAt: string | null;
  readonly waiver: string | null;
  /** Digest of the other fields as one canonical line: `jq -cS 'del(.sha256)'`. */
  readonly sha256: string;
}

export interface GapRecord {
  readonly id: string;
  readonly clauses: readonly string[];
  readonly sentence: string;
  readonly owner: string;
  readonly closes: string;
}

/** An attestation and whether it is filled in and in force on the day of the judgement. */
export interface AttestationRecord extends Attestation {
  readonly inForce: boolean;
}

export interface PromiseRecord {
  readonly id: string;
  readonly kind: PromiseVerdict["kind"];
  readonly label: string;
  readonly statement: string;
  /** Whether the public page says it; else `decidedBy` says who did. */
  readonly documentedOnPage: boolean;
  readonly decidedBy: string | null;
  readonly law: readonly string[];
  readonly proof: "enforced" | "attested";
  readonly verdict: Verdict;
  readonly documented: string;
  readonly actual: string;
  readonly reason: string;
  readonly subProcessors: readonly string[];
  readonly retention: RowComposition | null;
  readonly findings: readonly FindingRecord[];
  readonly gaps: readonly GapRecord[];
  readonly attestations: readonly AttestationRecord[];
}

/** Counts that must agree: what was declared, what was planned, what was judged or set aside for a reason. */
export interface Reconciliation {
  readonly declared: number;
  readonly planned: number;
  readonly judged: number;
  readonly outOfScope: number;
  /** URNs that are neither judged nor out of scope. */
  readonly unaccounted: readonly string[];
  readonly complete: boolean;
}

/** One resource of the plan and where it stands: judged by rules, set aside for a reason, or unaccounted for. */
export interface ResourceRecord {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly subProcessor: string | null;
  readonly scope: "judged" | "out-of-scope" | "unaccounted";
  readonly reason: string;
  readonly rules: readonly string[];
  readonly declaredAt: string | null;
  /** Digest of the declared inputs as one canonical line, with `[secret]` and `[unknown]` in place of values. */
  readonly inputsSha256: string;
}

/** Everything that any format of the evidence says, collected once. Writers render it and decide nothing. */
export interface Dossier {
  readonly provenance: Provenance;
  readonly sources: readonly SourceFile[];
  readonly stack: string;
  readonly project: string;
  readonly source: StackSnapshot["source"];
  readonly asOf: string;
  readonly register: Register;
  readonly laws: readonly LawCard[];
  readonly rules: readonly RuleRecord[];
  readonly promises: readonly PromiseRecord[];
  readonly findings: readonly FindingRecord[];
  readonly gaps: readonly GapRecord[];
  readonly waivers: readonly Waiver[];
  readonly attestations: readonly AttestationRecord[];
  readonly resources: readonly ResourceRecord[];
  readonly reconciliation: Reconciliation;
  readonly counts: Judgement["counts"];
}
