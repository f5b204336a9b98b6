import type { ProofKind } from "../register/proof.ts";

/**
 * The closed set of what can be said of a promise, or of a rule on a resource, from worst to best: the first that
 * applies is the verdict. `contradicted`: the vendor's documented behaviour breaks the page. `unverified`: what
 * decides it could not be read. `gap`: nothing shows it. `declared`: only the configuration is right.
 */
export const verdicts = [
  "error",
  "violated",
  "contradicted",
  "unverified",
  "gap",
  "declared",
  "waived",
  "met",
  "not-applicable",
] as const;
export type Verdict = (typeof verdicts)[number];

/** The order in which people read verdicts: what the page gets wrong stands before what the stack gets wrong. */
export const verdictsAsListed: readonly Verdict[] = [
  "contradicted",
  "violated",
  "error",
  "unverified",
  "gap",
  "declared",
  "waived",
  "met",
  "not-applicable",
];

/** One leg of proof and whether something of its kind showed it. */
export interface LegStanding {
  readonly proof: ProofKind;
  readonly shown: boolean;
  /** Of a configuration that is not shown: its rules judged it and broke nothing, and their gaps speak for themselves. */
  readonly hasGap?: boolean;
}

/**
 * The verdict on a promise. `outcomes` are what rules and the arithmetic of copies say of it. Fails closed: without
 * a leg, or with a configuration that nothing judged, it is unverified; `met` needs every leg shown.
 */
export function verdictOf({
  outcomes,
  legs,
}: {
  readonly outcomes: readonly Verdict[];
  readonly legs: readonly LegStanding[];
}): Verdict {
  const configuration = legs.filter(({ proof }) => proof === "configuration");
  const others = legs.filter(({ proof }) => proof !== "configuration");
  const reached = new Set<Verdict>(outcomes.filter((outcome) => !isSilent(outcome)));
  const allowed = reached.has("waived");
  if (legs.length === 0) reached.add("unverified");
  const isUnjudged = ({ shown, hasGap = false }: LegStanding) => !shown && !(hasGap && reached.has("gap"));
  if (!allowed && configuration.some(isUnjudged)) reached.add("unverified");
  const isRight =
    configuration.length > 0 && configuration.every(({ shown, hasGap = false }) => shown || !hasGap);
  if (reached.delete("gap") || others.some(({ shown }) => !shown)) reached.add(isRight ? "declared" : "gap");
  return reached.size === 0 ? "met" : worstOf([...reached]);
}

/** What neither breaks nor opens a promise: only its legs say whether it is met. */
function isSilent(outcome: Verdict): boolean {
  return outcome === "met" || outcome === "not-applicable";
}

/** The worst of some verdicts; unverified where there is none, because nothing was proven. */
export function worstOf(some: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => some.includes(verdict)) ?? "unverified";
}

/** How a verdict ends a check: `violated` exit 1, `unverified` exit 3; undefined where it does not fail. */
export function failureOf(
  verdict: Verdict,
  { strict = false }: { readonly strict?: boolean } = {},
): "violated" | "unverified" | undefined {
  switch (verdict) {
    case "error":
    case "violated":
      return "violated";
    case "unverified":
      return "unverified";
    case "contradicted":
    case "gap":
    case "declared":
      return strict ? "unverified" : undefined;
    case "waived":
    case "met":
    case "not-applicable":
      return undefined;
  }
}

/** How a whole judgement ends, from the verdicts on its promises and the outcomes of its findings. */
export function gravestFailure(
  some: Iterable<Verdict>,
  options: { readonly strict?: boolean } = {},
): "violated" | "unverified" | "met" {
  const failures = new Set([...some].map((verdict) => failureOf(verdict, options)));
  if (failures.has("violated")) return "violated";
  return failures.has("unverified") ? "unverified" : "met";
}

/** What a person must act on, in the order of a list: what fails a check. */
export const toFix: readonly Verdict[] = verdictsAsListed.filter((verdict) => failureOf(verdict));

/** A colour's meaning. Green is for what was shown, and for nothing else. */
export type Tone = "good" | "bad" | "open" | "quiet";

export function toneOf(verdict: Verdict): Tone {
  switch (verdict) {
    case "met":
      return "good";
    case "error":
    case "violated":
    case "contradicted":
      return "bad";
    case "not-applicable":
      return "quiet";
    default:
      return "open";
  }
}

const words: Readonly<Record<Verdict, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  violated: ["violated", "violated"],
  contradicted: ["contradicted", "contradicted"],
  unverified: ["unverified", "unverified"],
  gap: ["gap", "gaps"],
  declared: ["declared", "declared"],
  waived: ["waived", "waived"],
  met: ["met", "met"],
  "not-applicable": ["not applicable", "not applicable"],
};

/** `gap`, or with a count its plural. */
export function verdictWord(verdict: Verdict, count = 1): string {
  return words[verdict][count === 1 ? 0 : 1];
}

/** What a verdict on a promise means, for whoever reads one for the first time. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  error: "a rule itself failed; it stops a deploy",
  violated: "what is declared breaks the promise; it stops a deploy",
  contradicted: "what a vendor documents breaks the promise, whatever is declared",
  unverified: "a value is unknown or hidden, so nothing is shown; it stops a deploy",
  gap: "nobody has shown it yet, and it waits for its owner",
  declared: "what is declared is right; what code, an account or an agreement has to show is open",
  waived: "broken for a stated time, with a reason and an approver",
  met: "shown, all of it, in what was judged",
  "not-applicable": "nothing here that it speaks of",
};

/** How many times each verdict occurs. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

export function countVerdicts(some: readonly Verdict[]): VerdictCounts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const verdict of some) counts[verdict] += 1;
  return counts;
}

/** Verdicts whose absence is what a reader looks for: a summary counts them even at zero. */
const alwaysCounted: ReadonlySet<Verdict> = new Set(["contradicted", "violated", "unverified", "gap", "met"]);

/** The verdicts that a summary counts, in the order of a list. */
export function countedVerdicts(counts: VerdictCounts): Verdict[] {
  return verdictsAsListed.filter((verdict) => counts[verdict] > 0 || alwaysCounted.has(verdict));
}
