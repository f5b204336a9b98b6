import type { Finding as RuleFinding } from "../policies/kernel/evaluate.ts";
import type { Pack } from "../policies/kernel/pack.ts";
import type { Books } from "../register/books.ts";
import { clausesOf } from "../register/clauses.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import type { Remark, StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { type ChangeFinding, judgeChange } from "./change.ts";

/** The longest time since the engine wrote a state for which it still says what the vendors hold. */
const longestStateAge = "P31D";
const day = 86_400;

interface Against {
  readonly asOf: string;
  readonly books: Books;
  readonly packs: readonly Pack[];
}

/** What the source says against the stack, with the promises that it speaks against. Pure. */
export function sourceFindings(snapshot: StackSnapshot, { asOf, books, packs }: Against): RuleFinding[] {
  const { source, remarks = [], changes = [] } = snapshot;
  const every = clausesOf(books.register.value).map(({ id }) => id);
  return [
    ...(source === "state" ? ageFindings(snapshot, asOf, every) : []),
    ...observationAge(snapshot, asOf, books, every),
    ...remarks.map((remark) => remarkFinding(remark, every, packs)),
    ...judgeChange(changes).map((change) => changeFinding(change, snapshot, packs)),
  ];
}

/** Too old counts as absent: every promise that hangs on what was applied is unverified. */
function ageFindings({ writtenAt }: StackSnapshot, asOf: string, every: readonly string[]): RuleFinding[] {
  const sentence = ageProblem(writtenAt, asOf);
  if (!sentence) return [];
  return [
    finding("state-recent", "unverified", every, {
      message: sentence,
      remediation:
        'Run pulumi refresh and export again: "pulumi stack export --show-secrets --file state.json".',
    }),
  ];
}

/** What was seen too long ago, or later, says nothing of the day judged, whatever it said then. */
function observationAge(
  { observed }: StackSnapshot,
  asOf: string,
  books: Books,
  every: readonly string[],
): RuleFinding[] {
  if (!observed) return [];
  const seenOn = observed.at.slice(0, 10);
  const age = (Date.parse(asOf) - Date.parse(seenOn)) / 1000;
  const longest = toSeconds(books.register.value.proof.observations.account);
  // Where the day judged has not begun yet by UTC, a look of today is of the day after.
  if (age >= -day && age <= longest) return [];
  const when =
    age < 0
      ? `after the day judged, ${asOf}, of which that says nothing.`
      : `${inWords(age)} before the day judged; more than ${inWords(longest)} say nothing of what is there.`;
  return [
    finding("observation-recent", "unverified", every, {
      message: `the accounts were looked into on ${seenOn}, ${when}`,
      remediation: "Look again: npx kaitalk observe --out DIR.",
    }),
  ];
}

function ageProblem(writtenAt: string | undefined, asOf: string): string | undefined {
  const written = writtenAt === undefined ? Number.NaN : Date.parse(writtenAt);
  if (writtenAt === undefined || Number.isNaN(written))
    return "the state does not say when the engine wrote it, so nobody knows whether it is of today.";
  const writtenOn = writtenAt.slice(0, 10);
  if (writtenOn > asOf) return `the state was written on ${writtenOn}, after the day judged, ${asOf}.`;
  const age = Math.floor((Date.parse(asOf) - Date.parse(writtenOn)) / 1000 / day) * day;
  const longest = toSeconds(longestStateAge);
  if (age <= longest) return undefined;
  return `the state was written on ${writtenOn}, ${inWords(age)} before the day judged; more than ${inWords(longest)} say nothing of what the vendors hold.`;
}

function remarkFinding(
  { id, outcome, resource, type, clauses, sentence, fix }: Remark,
  every: readonly string[],
  packs: readonly Pack[],
): RuleFinding {
  const about = resource?.type ?? type;
  return finding(id, outcome, clauses ?? (about ? clausesOfType(about, packs) : every), {
    message: sentence,
    remediation: fix,
    ...(resource && { resource }),
  });
}

function changeFinding(
  { kind, urn, sentence, fix }: ChangeFinding,
  { changes = [] }: StackSnapshot,
  packs: readonly Pack[],
): RuleFinding {
  const step = changes.find((candidate) => candidate.urn === urn && candidate.before);
  const resource = step?.before;
  return finding(kind, "violated", clausesOfType(resource?.type ?? "", packs), {
    message: sentence,
    remediation: fix,
    ...(resource && { resource }),
  });
}

/** The promises that rules about such a resource guard; where there is no such rule, that nothing is left out. */
function clausesOfType(type: string, packs: readonly Pack[]): string[] {
  const rules = packs.flatMap((pack) => pack.rules);
  const about = rules.filter(({ subjects }) => subjects.types !== "every" && subjects.types.includes(type));
  const clauses = new Set<string>(about.flatMap((rule) => rule.clauses));
  return clauses.size > 0 ? [...clauses] : ["sub-processor-list"];
}

function finding(
  rule: string,
  outcome: RuleFinding["outcome"],
  clauses: readonly string[],
  said: Pick<RuleFinding, "message" | "remediation" | "resource">,
): RuleFinding {
  return { pack: "snapshot", rule, severity: "critical", clauses, outcome, ...said };
}
