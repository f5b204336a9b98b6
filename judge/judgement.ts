import type { Finding as RuleFinding } from "../policies/kernel/evaluate.ts";
import type { Resource } from "../policies/kernel/resource.ts";
import type { Attestation, Clause, Waiver } from "../register/schema.ts";
import type { RowComposition } from "../retention/compose.ts";
import type { LegVerdict } from "./leg-verdict.ts";
import type { Verdict } from "./verdict.ts";

/** A rule's finding after waivers. */
export interface Finding extends Omit<RuleFinding, "outcome"> {
  readonly outcome: Verdict;
  readonly waiver?: Waiver;
}

/** Something that no rule can prove, with its owner and what would close it. */
export interface Gap {
  readonly id: string;
  readonly clauses: readonly string[];
  readonly sentence: string;
  readonly owner: string;
  readonly closes: string;
}

/** The verdict on one clause of the register. */
export interface PromiseVerdict {
  readonly clause: Clause;
  readonly kind: "regions" | "retention" | "safeguards" | "lists";
  readonly verdict: Verdict;
  /** The promised value in words: `90 d`, `aws-us-east-1`, `TLS 1.3`. */
  readonly documented: string;
  /** What this stack does in words: `87 d rows + 2 d runs + 1 d history`, `aws-us-east-1`. */
  readonly actual: string;
  /** One sentence that explains the verdict. */
  readonly reason: string;
  /** Every finding whose rule cites the clause. */
  readonly findings: readonly Finding[];
  readonly retention?: RowComposition;
  /** What must be shown, and what of it is. */
  readonly legs: readonly LegVerdict[];
  readonly attestations: readonly Attestation[];
  readonly gaps: readonly Gap[];
}

/** Every resource of the stack is judged, or out of scope for a reason. */
export interface Completeness {
  readonly planned: number;
  readonly judged: number;
  readonly outOfScope: readonly { readonly resource: Resource; readonly reason: string }[];
  /** Resources that no rule judged and no reason excuses. None in a complete judgement. */
  readonly unjudged: readonly Resource[];
}
