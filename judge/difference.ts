import { z } from "zod";
import { lengthOf, type Span } from "../register/duration.ts";
import { visible } from "../register/visible.ts";
import type { Immutable } from "./assessment.ts";
import { type Verdict, verdicts } from "./verdict.ts";

const text = z.string().transform(visible);
const verdict = z.enum(verdicts);
const span = z.union([z.number(), z.literal("no end"), z.null()]);

/**
 * What of an assessment can be compared. It reads what an older or a newer version of this project wrote too: what is
 * absent there is not compared.
 */
export const comparableSchema = z.looseObject({
  register: text.optional(),
  stack: text.optional(),
  promises: z.array(
    z.looseObject({
      clause: text,
      verdict,
      label: text.optional(),
      documented: text.optional(),
      actual: text.optional(),
      documentedSeconds: z.number().nullish(),
      copies: z.array(z.looseObject({ total: span.optional() })).optional(),
    }),
  ),
  rules: z.array(z.looseObject({ id: text })).optional(),
  findings: z
    .array(z.looseObject({ rule: text, outcome: verdict, urn: text.nullish(), message: text.optional() }))
    .optional(),
  gaps: z.array(z.looseObject({ id: text, sentence: text.optional(), owner: text.optional() })).optional(),
});
export type Comparable = Immutable<z.infer<typeof comparableSchema>>;
type ComparablePromise = Comparable["promises"][number];

/** How something stood and stands; null where it was not there, or is not any more. */
export interface Change<T = string> {
  readonly before: T | null;
  readonly now: T | null;
}

export interface PromiseChange {
  readonly clause: string;
  readonly label: string;
  /** Each only where it differs. */
  readonly verdict?: Change<Verdict>;
  readonly documented?: Change;
  readonly actual?: Change;
  /** null where it cannot be told. */
  readonly direction: "weaker" | "stronger" | null;
}

export interface FindingChange {
  readonly rule: string;
  readonly outcome: Verdict;
  /** null where the rule judges the stack as a whole. */
  readonly urn: string | null;
  readonly message: string;
}

export interface GapChange {
  readonly id: string;
  readonly sentence: string;
}

/** What differs between two assessments. */
export interface Difference {
  /** null where both name the same version. */
  readonly register: Change | null;
  readonly promises: readonly PromiseChange[];
  readonly rules: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Findings that are neither met nor not applicable. */
  readonly findings: {
    readonly appeared: readonly FindingChange[];
    readonly disappeared: readonly FindingChange[];
  };
  readonly gaps: { readonly opened: readonly GapChange[]; readonly closed: readonly GapChange[] };
}

export function differenceOf(before: Comparable, now: Comparable): Difference {
  const register = changeOf(before.register, now.register);
  const rules = sides(before.rules, now.rules, ({ id }) => id);
  const findings = sides(
    openOf(before),
    openOf(now),
    ({ rule, outcome, urn }) => `${rule} ${outcome} ${urn ?? ""}`,
  );
  const gaps = sides(before.gaps, now.gaps, ({ id }) => id);
  return {
    register: before.register === undefined ? null : (register ?? null),
    promises: promiseChanges(before.promises, now.promises),
    rules: { added: rules.added.map(({ id }) => id), removed: rules.removed.map(({ id }) => id) },
    findings: {
      appeared: findings.added.map(findingChange),
      disappeared: findings.removed.map(findingChange),
    },
    gaps: { opened: gaps.added.map(gapChange), closed: gaps.removed.map(gapChange) },
  };
}

export function isEmpty({ register, promises, rules, findings, gaps }: Difference): boolean {
  const lists = [promises, rules.added, rules.removed, findings.appeared, findings.disappeared];
  return register === null && [...lists, gaps.opened, gaps.closed].every((list) => list.length === 0);
}

function openOf({ findings }: Comparable): Comparable["findings"] {
  return findings?.filter(({ outcome }) => outcome !== "met" && outcome !== "not-applicable");
}

function findingChange({
  rule,
  outcome,
  urn,
  message,
}: NonNullable<Comparable["findings"]>[number]): FindingChange {
  return { rule, outcome, urn: urn ?? null, message: message ?? "" };
}

function gapChange({ id, sentence }: NonNullable<Comparable["gaps"]>[number]): GapChange {
  return { id, sentence: sentence ?? "" };
}

function promiseChanges(
  before: readonly ComparablePromise[],
  now: readonly ComparablePromise[],
): PromiseChange[] {
  const earlier = new Map(before.map((promise) => [promise.clause, promise]));
  const later = new Set(now.map(({ clause }) => clause));
  return [
    ...now.flatMap((promise) => promiseChange(promise.clause, earlier.get(promise.clause), promise)),
    ...before
      .filter(({ clause }) => !later.has(clause))
      .flatMap((promise) => promiseChange(promise.clause, promise, undefined)),
  ];
}

function promiseChange(
  clause: string,
  before: ComparablePromise | undefined,
  now: ComparablePromise | undefined,
): PromiseChange[] {
  const told = (of: "documented" | "actual") =>
    before && now && (before[of] === undefined || now[of] === undefined)
      ? undefined
      : changeOf(before?.[of], now?.[of]);
  const verdictChange = changeOf(before?.verdict, now?.verdict);
  const documented = told("documented");
  const actual = told("actual");
  if (!verdictChange && !documented && !actual) return [];
  return [
    {
      clause,
      label: now?.label ?? before?.label ?? clause,
      ...(verdictChange && { verdict: verdictChange }),
      ...(documented && { documented }),
      ...(actual && { actual }),
      direction: directionOf(before, now),
    },
  ];
}

/** Weaker where the period grows, the verdict is worse or a copy lives longer; a promise that ends is weaker than any. */
function directionOf(
  before: ComparablePromise | undefined,
  now: ComparablePromise | undefined,
): PromiseChange["direction"] {
  if (!now) return "weaker";
  if (!before) return "stronger";
  const signs = new Set(
    [
      before.documentedSeconds === undefined || now.documentedSeconds === undefined
        ? 0
        : compare(before.documentedSeconds, now.documentedSeconds),
      verdicts.indexOf(before.verdict) - verdicts.indexOf(now.verdict),
      before.copies && now.copies ? compare(longest(before.copies), longest(now.copies)) : 0,
    ].map(Math.sign),
  );
  signs.delete(0);
  if (signs.size !== 1) return null;
  return signs.has(1) ? "weaker" : "stronger";
}

function longest(copies: readonly { readonly total?: Span }[]): number {
  return Math.max(0, ...copies.map(({ total }) => lengthOf(total)));
}

/** Above 0 where the second is longer. */
function compare(before: Span, now: Span): number {
  const [one, other] = [lengthOf(before), lengthOf(now)];
  return one === other ? 0 : other - one;
}

function changeOf<T>(before: T | undefined, now: T | undefined): Change<T> | undefined {
  return before === now ? undefined : { before: before ?? null, now: now ?? null };
}

/** What stands on one side alone; nothing where one side does not tell. */
function sides<T>(
  before: readonly T[] | undefined,
  now: readonly T[] | undefined,
  keyOf: (entry: T) => string,
): { readonly added: readonly T[]; readonly removed: readonly T[] } {
  if (!before || !now) return { added: [], removed: [] };
  const keys = { before: new Set(before.map(keyOf)), now: new Set(now.map(keyOf)) };
  return {
    added: now.filter((entry) => !keys.before.has(keyOf(entry))),
    removed: before.filter((entry) => !keys.now.has(keyOf(entry))),
  };
}
