import type { ClauseId } from "../../register/clause-ids.ts";
import type { Attestation } from "../../register/schema.ts";
import type { Resource } from "./resource.ts";
import type { Subject } from "./subject.ts";

export type Severity = "low" | "medium" | "high" | "critical";

/** `"{actual} is not {declared}"` → `"actual" | "declared"`: a message's parameters are checked by the compiler. */
type Parameters_<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters_<Rest>
  : never;
type Messages = Readonly<Record<string, string>>;
type Parameters<M extends Messages, Id extends keyof M> = { readonly [Name in Parameters_<M[Id]>]: unknown };

/** What a violation is about, where it is not the resource being judged and every promise that the rule guards. */
export interface About<C extends ClauseId> {
  readonly at?: Resource;
  /** The promises that this violation breaks; the rule's others count as kept, so far as it sees. */
  readonly breaks?: readonly C[];
  /** A gap where the stack breaks nothing and shows less than the promise needs. */
  readonly as?: "gap";
}

/** How a rule says that something is wrong. */
export type Violated<M extends Messages, C extends ClauseId = never> = <Id extends keyof M & string>(
  message: Id,
  ...rest: [Parameters_<M[Id]>] extends [never]
    ? [parameters?: Record<never, never>, about?: About<C>]
    : [parameters: Parameters<M, Id>, about?: About<C>]
) => void;

/** What a stack is judged with beside its resources. */
export interface Circumstances {
  /** Date (ISO) on which attestations must hold. */
  readonly asOf: string;
  readonly attestations: readonly Attestation[];
  /** What the stack's configuration says in the clear; undefined where the source does not show it. */
  readonly configured: Readonly<Record<string, string>> | undefined;
}

/** Every resource of the plan, for rules that look across resources. */
export interface Stack extends Circumstances {
  readonly all: readonly Subject[];
  ofType(...types: readonly string[]): readonly Subject[];
  /** A text without the secrets of these resources and without data about a person. */
  redact(text: string): string;
}

/** Which resources a rule judges, and how many the register expects at least (zero subjects are then a violation). */
export interface Population {
  /** Type tokens, or every custom resource, providers included. */
  readonly types: readonly string[] | "every";
  /** Narrows the types to the resources that the rule is about. One that cannot be told apart is judged, and then unverified. */
  readonly where?: (candidate: Subject) => boolean;
  readonly atLeast?: number;
  /** What people call such a resource, for the sentence that says how many are missing; the types otherwise. */
  readonly called?: string;
  /** The good state is that there is no such resource: an empty population is then met, not merely silent. */
  readonly absent?: true;
}

interface RuleBase<M extends Messages, C extends ClauseId> {
  /** `<thing>-<condition that holds>`; also the name of its file, test and page. */
  readonly id: string;
  readonly severity: Severity;
  /** The promises that the rule guards. */
  readonly clauses: readonly [C, ...C[]];
  /** Those of them that a resource bears on, where that hangs on the resource: nothing said of it speaks of the others. */
  readonly bearsOn?: (subject: Subject) => readonly C[];
  /** The good state, one sentence. */
  readonly description: string;
  /** How to fix a violation, one sentence. */
  readonly remediation: string;
  readonly subjects: Population;
  readonly messages: M;
  /** The policy protocol does not carry what the rule asks for: a deployment cannot judge it, a plan, preview or state can. */
  readonly hiddenFromEngine?: true;
}

/**
 * Judged one resource at a time, so the engine stops before the resource is changed. What the resource depends on is
 * not known then, neither to `check` nor to `where`: the engine tells it with the whole stack only.
 */
export interface ResourceRule<M extends Messages = Messages, C extends ClauseId = ClauseId>
  extends RuleBase<M, C> {
  readonly check: (subject: Subject, violated: Violated<M, C>, on: Pick<Circumstances, "asOf">) => void;
}

/** Judged on the whole stack, once a subject. */
export interface StackRule<M extends Messages = Messages, C extends ClauseId = ClauseId>
  extends RuleBase<M, C> {
  readonly checkInStack: (subject: Subject, stack: Stack, violated: Violated<M, C>) => void;
}

/** Judged once for the whole stack, for conditions that no single resource carries. */
export interface WholeStackRule<M extends Messages = Messages, C extends ClauseId = ClauseId>
  extends RuleBase<M, C> {
  readonly checkStack: (stack: Stack, violated: Violated<M, C>) => void;
}

export type Rule = ResourceRule | StackRule | WholeStackRule;

/** Types a rule's messages and what each may be said to break; what it returns is the rule itself. */
export function defineRule<const M extends Messages, const C extends ClauseId>(
  rule: ResourceRule<M, C> | StackRule<M, C> | WholeStackRule<M, C>,
): Rule {
  return rule as unknown as Rule;
}
