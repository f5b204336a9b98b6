import { toSeconds } from "../duration.ts";
import type { Register } from "../schema.ts";
import { type ChangeState, covers, type ListChange, type NoticeProof, stateOf } from "./changes.ts";
import { compareFacts, type FactChange } from "./compare-facts.ts";
import { factsOf, valueInWords } from "./facts.ts";
import { inForceOn, type PublishedVersion } from "./published.ts";

/** What the list, its versions and its changes hold beside the register. */
export interface ListHistory {
  readonly published: readonly PublishedVersion[];
  readonly changes: readonly ListChange[];
  /** Proof of notice by the change's id, signatures already checked. */
  readonly proofs: ReadonlyMap<string, NoticeProof>;
}

/** Why the register or a version of the list does not hold, and which clause it speaks against. */
export interface StandingProblem {
  readonly clause: string;
  readonly fact: string;
  readonly sentence: string;
}

/** Every reason why this register may not be deployed on a day (ISO date): it promises less than the version in force. */
export function registerProblems(
  register: Register,
  { published }: Pick<ListHistory, "published">,
  day: string,
): StandingProblem[] {
  const inForce = inForceOn(published, day);
  if (!inForce) return [];
  return compareFacts(inForce.facts, factsOf(register))
    .filter(({ direction }) => direction !== "stronger")
    .map((change) => ({
      clause: clauseOf(change.fact),
      fact: change.fact,
      sentence: `${change.fact} ${difference(change)} in the version of ${inForce.version}, which is in force: ${consequence(change)}`,
    }));
}

function difference({ kind, before, now }: FactChange): string {
  const words = (value: string | null) => (value === null ? "absent" : `"${valueInWords({ kind, value })}"`);
  return `is ${words(now)} in the register and ${words(before)}`;
}

function consequence({ direction }: FactChange): string {
  return direction === "weaker"
    ? "customers are promised less."
    : "whether it promises less is for a person to say.";
}

/** Every reason why the published versions themselves do not hold at a day: one that promises less needs a change with proven notice. */
export function versionProblems(
  { published, changes, proofs }: ListHistory,
  { day, noticePeriod }: { readonly day: string; readonly noticePeriod: string },
): StandingProblem[] {
  const seconds = toSeconds(noticePeriod);
  return published.slice(1).flatMap((version, index) => {
    const before = published[index];
    if (!before || version.version > day) return [];
    const at = `${version.version}T00:00:00Z`;
    return compareFacts(before.facts, version.facts)
      .filter(({ direction, class: kind }) => direction === "weaker" && kind !== "editorial")
      .flatMap(({ fact, class: kind }) => {
        const change = changes.find((entry) => entry.class === kind && covers(entry, fact));
        const state = change && stateOf(change, proofs.get(change.id), { at, noticePeriod: seconds });
        const why = refusal(kind, change, state, version.version);
        return why === undefined ? [] : [{ clause: "change-notice", fact, sentence: `${fact}: ${why}` }];
      });
  });
}

function refusal(
  kind: string,
  change: ListChange | undefined,
  state: ChangeState | undefined,
  version: string,
): string | undefined {
  if (!change || !state)
    return `version ${version} promises less, and no change of class ${kind} announces it.`;
  if (state.state === "effective") return undefined;
  if (state.state === "withdrawn")
    return `version ${version} carries out change ${change.id}, which was withdrawn.`;
  if (state.state === "proposed")
    return `version ${version} carries out change ${change.id}, of which no notice is proven.`;
  return `version ${version} carries out change ${change.id} before its notice period ends on ${state.effectiveFrom}.`;
}

/** `retention/ip-addresses/period` → `ip-addresses`; companies, hosts and contacts speak for the list itself. */
function clauseOf(fact: string): string {
  const [group = "", name = ""] = fact.split("/");
  return ["region", "retention", "safeguard", "list"].includes(group) ? name : "sub-processor-list";
}
