import { toSeconds } from "../duration.ts";
import { periodInWords } from "../period-in-words.ts";
import type { Fact, FactKind } from "./facts.ts";

/** What a change of the list is, for whoever has to announce it. */
type ChangeClass =
  | "new-sub-processor"
  | "removed"
  | "region"
  | "period"
  | "data-category"
  | "safeguard"
  | "editorial";

/** weaker: less is promised to customers; stronger: more; other: neither can be told, so a person decides. */
type Direction = "weaker" | "stronger" | "other";

/** One cell that two versions fill differently; null where a version has no such cell. */
export interface FactChange {
  readonly fact: string;
  readonly kind: FactKind;
  readonly class: ChangeClass;
  readonly before: string | null;
  readonly now: string | null;
  readonly direction: Direction;
  /** Whether the public page says either of the two. */
  readonly onPage: boolean;
  /** The period that a sentence is made to say, where nothing else of it changes: what is to be said of it is said of that. */
  readonly follows?: string;
}

/** Every cell that differs, in the order of `now`, what is gone last. Pure, linear. */
export function compareFacts(before: readonly Fact[], now: readonly Fact[]): FactChange[] {
  const old = new Map(before.map((fact) => [fact.id, fact]));
  const isNewRow = (id: string) => {
    const row = /^retention\/[^/]+\//.exec(id)?.[0];
    return row !== undefined && !old.has(`${row}period`);
  };
  const current = new Set(now.map(({ id }) => id));
  const comesAlong = ({ fact, class: change }: FactChange) => {
    const company = companyOf(fact);
    const isNew = company !== undefined && !old.has(company) && current.has(company);
    return isNew && change !== "new-sub-processor";
  };
  const changes = [
    ...now
      .flatMap((fact) => changeOf(old.get(fact.id), fact, isNewRow(fact.id)))
      // A company brings its purpose, data, hosts and places with it: one notice, and one wait, tells of all.
      .map((change) =>
        comesAlong(change)
          ? { ...change, class: "new-sub-processor" as const, direction: "weaker" as const }
          : change,
      ),
    ...before.filter(({ id }) => !current.has(id)).flatMap((fact) => changeOf(fact, undefined, false)),
  ];
  const periods = new Map(changes.filter(({ kind }) => kind === "period").map((each) => [each.fact, each]));
  return changes.map((change) => {
    const period = periods.get(change.fact.replace(/\/statement$/, "/period"));
    return period && isSentenceOf(period, change)
      ? { ...change, class: period.class, direction: period.direction, follows: period.fact }
      : change;
  });
}

/** Whether a sentence says the one period where it said the other, and else the same words. */
function isSentenceOf(period: FactChange, { kind, before, now }: FactChange): boolean {
  const [was, is] = [period.before, period.now].map((value) => value?.split(" ")[1]);
  if (kind !== "statement" || before === null || now === null || !was || !is) return false;
  if (was === "none" || is === "none") return false;
  const [old, current] = [was, is].map((duration) => periodInWords(toSeconds(duration), "en"));
  return old !== undefined && current !== undefined && before.replaceAll(old, current) === now;
}

/** `company/example` of a cell about that company, or about data that it holds. */
function companyOf(fact: string): string | undefined {
  const [, below, holder] = /^(?:company\/([^/]+)\/|retention\/[^/]+\/holder\/([^/]+)$)/.exec(fact) ?? [];
  const id = below ?? holder;
  return id === undefined ? undefined : `company/${id}`;
}

/** A row that no version had promises more as a whole, whoever holds its data: nothing was said of it before. */
function changeOf(before: Fact | undefined, now: Fact | undefined, isNewRow: boolean): FactChange[] {
  const fact = now ?? before;
  const isQuietened = before?.onPage === true && now?.onPage === false;
  const isRaised = before?.onPage === false && now?.onPage === true;
  if (!fact || (before?.value === now?.value && !isQuietened && !isRaised)) return [];
  const { id, kind } = fact;
  return [
    {
      fact: id,
      kind,
      class: classOf(kind, before, now),
      before: before?.value ?? null,
      now: now?.value ?? null,
      // What the page says and the register no longer calls said there is promised no more.
      direction: isQuietened
        ? "weaker"
        : isRaised && before?.value === now?.value
          ? "stronger"
          : isNewRow
            ? "stronger"
            : orders[kind](before?.value, now?.value),
      onPage: (before?.onPage ?? false) || (now?.onPage ?? false),
    },
  ];
}

function classOf(kind: FactKind, before: Fact | undefined, now: Fact | undefined): ChangeClass {
  switch (kind) {
    case "company":
      return now === undefined ? "removed" : "new-sub-processor";
    case "region":
      return "region";
    case "period":
    case "qualifier":
      return "period";
    case "data-category":
    case "holder":
    case "host":
      return before !== undefined && now === undefined ? "removed" : "data-category";
    case "requirement":
    case "notice-period":
    case "notice-exception":
    case "currency":
      return "safeguard";
    case "statement":
      return now === undefined ? "safeguard" : "editorial";
    default:
      return "editorial";
  }
}

type Order = (before: string | undefined, now: string | undefined) => Direction;

/** More entries promise less: a company, a category, a host, an exception more. */
const fewerIsStronger: Order = (_, now) => (now === undefined ? "stronger" : "weaker");
/** The same of who holds what, save that less may be a disclosure that is gone: a version says so, and nothing else may. */
const fewerIsSaid: Order = (_, now) => (now === undefined ? "other" : "weaker");
/** A control, row or statement that is gone promises less; other words need a reader. */
const presence: Order = (before, now) =>
  now === undefined ? "weaker" : before === undefined ? "stronger" : "other";
const anyChangeIsWeaker: Order = (before) => (before === undefined ? "stronger" : "weaker");

const orders: Readonly<Record<FactKind, Order>> = {
  company: fewerIsSaid,
  purpose: presence,
  "data-category": fewerIsSaid,
  host: fewerIsStronger,
  region: (before, now) => (now === undefined ? "weaker" : before === undefined ? "other" : "weaker"),
  holder: holderOrder,
  period: periodOrder,
  qualifier: qualifierOrder,
  statement: presence,
  requirement: requirementOrder,
  "notice-period": (before, now) => {
    if (before === undefined || now === undefined) return now === undefined ? "weaker" : "stronger";
    return toSeconds(now) < toSeconds(before) ? "weaker" : "stronger";
  },
  "notice-exception": fewerIsStronger,
  currency: fewerIsStronger,
  contact: anyChangeIsWeaker,
};

const roles = ["in-flight", "transit", "delivery", "stored"];
const forms = ["hash", "encrypted-field", "plain"];

/** A company more, a copy that stays longer in its hands, or a plainer form of it promise less. */
function holderOrder(before: string | undefined, now: string | undefined): Direction {
  if (before === undefined || now === undefined) return fewerIsSaid(before, now);
  const [was, is] = [before, now].map((value) => value.split(" "));
  const worse = roles.indexOf(is?.[0] ?? "") > roles.indexOf(was?.[0] ?? "");
  const plainer = forms.indexOf(is?.[1] ?? "") > forms.indexOf(was?.[1] ?? "");
  return worse || plainer ? "weaker" : "stronger";
}

/** `creation P90D`: a longer period, a later start or none of our own promises less. */
function periodOrder(before: string | undefined, now: string | undefined): Direction {
  if (before === undefined || now === undefined) return now === undefined ? "weaker" : "stronger";
  const [wasFrom = "", wasFor = ""] = before.split(" ");
  const [isFrom = "", isFor = ""] = now.split(" ");
  if (isFor === "none") return "weaker";
  if (wasFor === "none") return "stronger";
  const starts = ["creation", "account-deletion"];
  if (starts.indexOf(isFrom) > starts.indexOf(wasFrom)) return "weaker";
  if (toSeconds(isFor) > toSeconds(wasFor)) return "weaker";
  return isFrom === wasFrom || toSeconds(isFor) <= toSeconds(wasFor) ? "stronger" : "other";
}

/** "default" leaves room for another period; the others bind. */
function qualifierOrder(before: string | undefined, now: string | undefined): Direction {
  const gone = now === undefined;
  return ((gone ? before : now) === "default") === gone ? "stronger" : "weaker";
}

/** Numbers and versions promise less when they fall; anything else that changes is another promise. */
function requirementOrder(before: string | undefined, now: string | undefined): Direction {
  if (before === undefined || now === undefined) return now === undefined ? "weaker" : "stronger";
  const [was, is] = [Number(before), Number(now)];
  if (Number.isFinite(was) && Number.isFinite(is)) return is < was ? "weaker" : "stronger";
  return "weaker";
}
