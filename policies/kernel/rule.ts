import type { ClauseId } from "../../register/clause-ids.ts";
import type { Resource } from "./resource.ts";
import type { Subject } from "./subject.ts";

export type Severity = "low" | "medium" | "high" | "critical";

/** `"{actual} is not {declared}"` → `"actual" | "declared"`: a message's parameters are checked by the compiler. */
type Parameters_<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters_<Rest>
  : never;
type Messages = Readonly<Record<string, string>>;
type Parameters<M extends Messages, Id extends keyof M> = { readonly [Name in Parameters_<M[Id]>]: unknown };

/** How a rule says that something is wrong. `at` names another resource than the one being judged. */
export type Violated<M extends Messages> = <Id extends keyof M & string>(
  message: Id,
  ...rest: [Parameters_<M[Id]>] extends [never]
    ? [parameters?: Record<never, never>, at?: Resource]
    : [parameters: Parameters<M, Id>, at?: Resource]
) => void;

/** Every resource of the plan, for rules that look across resources. */
export interface Stack {
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

interface RuleBase<M extends Messages> {
  /** `<thing>-<condition that holds>`; also the name of its file, test and page. */
  readonly id: string;
  readonly severity: Severity;
  /** The promises that a violation breaks. */
  readonly clauses: readonly [ClauseId, ...ClauseId[]];
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
export interface ResourceRule<M extends Messages = Messages> extends RuleBase<M> {
  readonly check: (subject: Subject, violated: Violated<M>) => void;
}

/** Judged on the whole stack, once a subject. */
export interface StackRule<M extends Messages = Messages> extends RuleBase<M> {
  readonly checkInStack: (subject: Subject, stack: Stack, violated: Violated<M>) => void;
}

/** Judged once for the whole stack, for conditions that no single resource carries. */
export interface WholeStackRule<M extends Messages = Messages> extends RuleBase<M> {
  readonly checkStack: (stack: Stack, violated: Violated<M>) => void;
}

export type Rule = ResourceRule | StackRule | WholeStackRule;

/** Types a rule's messages; what it returns is the rule itself. */
export function defineRule<const M extends Messages>(
  rule: ResourceRule<M> | StackRule<M> | WholeStackRule<M>,
): Rule {
  return rule as unknown as Rule;
}
