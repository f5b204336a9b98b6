import { toSeconds } from "../duration.ts";
import type { Register, SubProcessor } from "../schema.ts";
import { withoutStop } from "../without-stop.ts";
import { type ChangeState, type ListChange, type NoticeProof, stateOf } from "./changes.ts";
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
  const { source } = inForce;
  // Of a version whose page's text is not recorded no digest can be another one.
  const isOtherText = source.sha256 !== null && register.page.sha256 !== source.sha256;
  const isOtherPage = isOtherText || register.page.title !== source.title;
  return [
    ...(isOtherPage && register.version <= inForce.version
      ? [
          {
            clause: "sub-processor-list",
            fact: "page",
            sentence: `page is another one in the register than the one that the version of ${inForce.version}, which is in force, was made from; publish a version of it first.`,
          },
        ]
      : []),
    ...compareFacts(inForce.facts, factsOf(register))
      .filter(({ direction, follows }) => direction !== "stronger" && follows === undefined)
      .map((change) => ({
        clause: clauseOf(change.fact),
        fact: change.fact,
        sentence: `${change.fact} ${difference(change)} in the version of ${inForce.version}, which is in force: ${consequence(change)}`,
      })),
  ];
}

/** Why the register is not what its own version was published as, in what the page says; undefined where it is, or is not published. */
export function publishedOtherwise(
  register: Register,
  published: readonly PublishedVersion[],
): string | undefined {
  const same = published.find(({ version }) => version === register.version);
  const changes = same ? compareFacts(same.facts, factsOf(register)).filter(({ onPage }) => onPage) : [];
  if (changes.length === 0) return undefined;
  const facts = changes.map((change) => `${change.fact} ${difference(change)} there`).join("; ");
  return `version ${register.version} is published and says otherwise: ${facts}; give the register a later version and run: npx kaitalk register publish.`;
}

function difference({ kind, before, now, direction }: FactChange): string {
  const words = (value: string | null) => (value === null ? "absent" : `"${valueInWords({ kind, value })}"`);
  // The value is the same, and the register no longer says that the page has it.
  if (before === now && direction === "stronger")
    return `is said to be on the page in the register, and is not`;
  if (before === now) return `is said to be off the page in the register, and is ${words(before)} on it`;
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
  const about = changesByFact(changes);
  return published.slice(1).flatMap((version, index) => {
    const before = published[index];
    if (!before || version.version > day) return [];
    return unproven(before, version, { about, proofs, noticePeriod }).map(({ fact, why }) => ({
      clause: "change-notice",
      fact,
      sentence: `${fact}: ${why}`,
    }));
  });
}

/**
 * Every reason why a version may not be published after another: one sentence a change that is not proven to be told in
 * time, with its facts and the commands that tell of it.
 */
export function publishingProblems(
  before: PublishedVersion | undefined,
  version: PublishedVersion,
  {
    changes,
    proofs,
    noticePeriod,
  }: Pick<ListHistory, "changes" | "proofs"> & { readonly noticePeriod: string },
): string[] {
  if (!before) return [];
  const about = changesByFact(changes);
  const byReason = Map.groupBy(unproven(before, version, { about, proofs, noticePeriod }), ({ why }) => why);
  return [...byReason].map(([why, same]) => {
    const facts = same.map(({ fact }) => fact).join(", ");
    const [first] = same;
    return `${withoutStop(why)} (${facts}). ${first ? remedy(first) : ""}`;
  });
}

interface Announcements extends Pick<ListHistory, "proofs"> {
  readonly about: ReturnType<typeof changesByFact>;
  readonly noticePeriod: string;
}

interface UnprovenFact {
  readonly fact: string;
  readonly kind: string;
  readonly why: string;
  /** What announces it, as far as it came. */
  readonly change: ListChange | undefined;
  readonly state: ChangeState | undefined;
}

/** What a version promises less than the one before, and that no effective change announced by the version's first second. */
function unproven(
  before: PublishedVersion,
  version: PublishedVersion,
  { about, proofs, noticePeriod }: Announcements,
): UnprovenFact[] {
  const at = `${version.version}T00:00:00Z`;
  const step = { after: before.version, upTo: version.version, at, noticePeriod: toSeconds(noticePeriod) };
  return compareFacts(before.facts, version.facts)
    .filter(
      ({ direction, class: kind }) =>
        direction === "weaker" || (direction === "other" && kind === "editorial"),
    )
    .flatMap(({ fact, class: kind, follows = fact }) => {
      const { change, state } = announcing(about(kind, follows), proofs, step) ?? {};
      const why = refusal(kind, change, state, version.version);
      return why === undefined ? [] : [{ fact, kind, why, change, state }];
    });
}

function remedy({ kind, fact, change, state }: UnprovenFact): string {
  if (state?.state === "announced") return "Give the version a day after that.";
  if (kind === "editorial")
    return `Somebody reads whether it promises less: if not, name ${fact} and who answers for that, its "approver", in a change of class editorial in register/changes/; if it does, in one of class safeguard, and send its notice.`;
  if (!change || state?.state === "withdrawn")
    return `Describe it in a change of class ${kind} in register/changes/ that names ${fact}, and send its notice.`;
  const { id } = change;
  return `Run: npx kaitalk notice draft ${id}, then npx kaitalk notice send ${id}, and name the proof in register/changes/${id}.yaml.`;
}

/** After every version, as dates compare. */
const endOfTime = "9999-12-31";

/** Whom a company's notice, or the want of one, is about. */
type Company = Pick<SubProcessor, "id" | "legalName">;

/**
 * Why a company may not be used on a day (ISO date); undefined where it may: the version in force names it, or the change
 * that brings it in is effective. A date that somebody typed counts for nothing.
 */
export function companyProblem(
  { id, legalName }: Company,
  { published, changes, proofs }: ListHistory,
  { day, noticePeriod }: { readonly day: string; readonly noticePeriod: string },
): string | undefined {
  const fact = `company/${id}`;
  const inForce = inForceOn(published, day);
  if (inForce?.facts.some((each) => each.id === fact && each.value === legalName)) return undefined;
  const which = inForce ? `the version of ${inForce.version}, which is in force` : "any version in force";
  const absent = `${legalName} is not in ${which}, and`;
  const about = changesByFact(changes)("new-sub-processor", fact);
  const found = announcing(about, proofs, {
    after: inForce?.version ?? "",
    upTo: endOfTime,
    at: `${day}T00:00:00Z`,
    noticePeriod: toSeconds(noticePeriod),
  });
  if (!found) return `${absent} no change of class new-sub-processor announces it.`;
  const { change, state } = found;
  switch (state.state) {
    case "effective":
      return undefined;
    case "withdrawn":
      return `${absent} change ${change.id} was withdrawn.`;
    case "proposed":
      return `${absent} no notice of change ${change.id} is proven.`;
    case "announced":
      return `${absent} the notice period of change ${change.id} ends on ${state.effectiveFrom}.`;
  }
}

/** Changes that an exception let begin before customers were told, and that they are still not told of. */
export function noticesOwed(
  { changes, proofs }: Pick<ListHistory, "changes" | "proofs">,
  { day, noticePeriod }: { readonly day: string; readonly noticePeriod: string },
): ListChange[] {
  const on = { at: `${day}T00:00:00Z`, noticePeriod: toSeconds(noticePeriod) };
  return changes.filter((change) => {
    const state = stateOf(change, proofs.get(change.id), on);
    return state.state === "effective" && state.noticeOwed;
  });
}

/** The changes of a class that are about a fact, in their order. One pass over the changes. */
function changesByFact(
  changes: readonly ListChange[],
): (kind: string, fact: string) => readonly ListChange[] {
  const byPath = Map.groupBy(
    changes.flatMap((change) => change.facts.map((path) => ({ key: `${change.class} ${path}`, change }))),
    ({ key }) => key,
  );
  return (kind, fact) => {
    const parts = fact.split("/");
    const under = (each: string) => parts.map((_, index) => `${each} ${parts.slice(0, index + 1).join("/")}`);
    // Whoever answers for other words read each of them.
    const keys =
      kind === "editorial" ? [`${kind} ${fact}`, ...insteadOfEditorial.flatMap(under)] : under(kind);
    return keys.flatMap((key) => (byPath.get(key) ?? []).map(({ change }) => change));
  };
}

/** Other words that promise less are told as what they change. */
const insteadOfEditorial: readonly ListChange["class"][] = ["safeguard", "period", "region", "data-category"];

/**
 * The change that lets a step from one version to a later one be taken, and where it stands: an effective one where there
 * is, else the one to tell of. A notice speaks of one step, so that nobody takes a second one on it.
 */
function announcing(
  candidates: readonly ListChange[],
  proofs: ListHistory["proofs"],
  { after, upTo, at, noticePeriod }: { after: string; upTo: string; at: string; noticePeriod: number },
): { readonly change: ListChange; readonly state: ChangeState } | undefined {
  const found = candidates
    .filter(({ id, exception, approver, proposedOn }) => {
      if (exception !== null || approver) return after <= proposedOn && proposedOn <= upTo;
      const version = proofs.get(id)?.version;
      return version === undefined || (after < version && version <= upTo);
    })
    .map((change) => ({ change, state: stateOf(change, proofs.get(change.id), { at, noticePeriod }) }));
  return (
    found.find(({ state }) => state.state === "effective") ??
    found.findLast(({ state }) => state.state !== "withdrawn") ??
    found.at(-1)
  );
}

function refusal(
  kind: string,
  change: ListChange | undefined,
  state: ChangeState | undefined,
  version: string,
): string | undefined {
  if ((!change || !state) && kind === "editorial")
    return `version ${version} has other words, and no change says who read that they promise no less.`;
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
