import { changeInWords, type JudgingChange } from "../../gate/what-judges.ts";
import type { AssessedFinding, AssessedGap, AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { type Comparable, differenceOf, type PromiseChange } from "../../judge/difference.ts";
import {
  type Contradiction,
  contradictionsIn,
  countsSentence,
  coverageSentence,
  findingSentence,
  fixSentence,
  gapSentences,
  placeOf,
  toActOn,
} from "../../judge/sentences.ts";
import { type Verdict, verdicts, verdictWord } from "../../judge/verdict.ts";
import { shortName } from "../../register/urn.ts";
import { capped, code, details, plain, table } from "./markdown.ts";

/** What the engine would do, from `kaitalk preview --json`. */
export interface EngineChange {
  readonly op: string;
  readonly urn: string;
  readonly paths: readonly string[];
}

/** GitHub takes 65,536 characters, so that lists end somewhere. */
const mostListed = 30;
const mostPaths = 12;

/** What the comment compares with. */
interface Beside {
  readonly before?: Comparable;
  readonly changes?: readonly EngineChange[];
  /** What decides judgements and differs from the base branch; absent where no checkout of it was at hand. */
  readonly judging?: readonly JudgingChange[];
}

/** The one comment of a pull request: what changed, what to act on, and every promise. Holds no value of a resource. */
export function pullRequestComment(
  assessment: Assessment,
  { before, changes, judging }: Beside = {},
): string {
  const { stack, register, counts, findings, promises, gaps } = assessment;
  const acting = toActOn(findings);
  const contradicted = contradictionsIn(promises);
  return [
    `## KAITALK compliance: ${headline(counts, acting)}`,
    `${countsSentence(counts).replaceAll("   ", " · ")}, stack ${code(stack)}, register ${code(register)}`,
    ...(contradicted.length > 0
      ? ["### Contradicted by a vendor", capped(contradicted.map(contradictionItem), mostListed)]
      : []),
    "### What changed",
    ...whatChanged(assessment, before, judging),
    ...whatJudges(judging),
    ...(changes ? [engineChanges(changes)] : []),
    ...(acting.length > 0 ? ["### What to act on", capped(acting.map(findingItem), mostListed)] : []),
    details(`Every promise (${promises.length})`, promiseTable(promises)),
    ...(gaps.length > 0 ? [details(`Gaps (${gaps.length})`, capped(gaps.map(gapItem), mostListed))] : []),
    `<sub>${plain(coverageSentence(assessment))}</sub>`,
  ].join("\n\n");
}

const headlines: Partial<Readonly<Record<Verdict, string>>> = {
  error: "a rule failed",
  violated: "a promise would be broken",
  unverified: "a promise cannot be verified",
};

function headline(counts: Assessment["counts"], acting: readonly AssessedFinding[]): string {
  const said = (verdict: Verdict) => counts[verdict] > 0 || acting.some(({ outcome }) => outcome === verdict);
  const failure = verdicts.find((verdict) => headlines[verdict] && said(verdict));
  const unproven = counts.gap + counts.declared;
  const open = unproven > 0 ? `nothing is broken, ${unproven} unproven` : "every promise is kept";
  const rest = (failure && headlines[failure]) ?? open;
  return counts.contradicted > 0 ? `${counts.contradicted} contradicted by a vendor; ${rest}` : rest;
}

function whatChanged(
  assessment: Assessment,
  before: Comparable | undefined,
  judging: readonly JudgingChange[] | undefined,
): string[] {
  if (!before) return ["Not compared: the base branch could not be judged."];
  const { register, promises, rules, findings } = differenceOf(before, assessment);
  const lines = [
    ...(register ? [`Register ${code(String(register.before))} → ${code(String(register.now))}.`] : []),
    ...rules.removed.map((id) => `Rule ${code(id)} is gone.`),
    ...rules.added.map((id) => `Rule ${code(id)} is new.`),
    ...findings.disappeared
      .filter(({ rule }) => rules.removed.includes(rule))
      .map(
        ({ rule, urn }) =>
          `What ${code(rule)} found of ${code(urn ?? "the whole stack")} is not judged any more.`,
      ),
  ];
  return [
    ...(lines.length > 0
      ? [
          capped(
            lines.map((line) => `- ${line}`),
            mostListed,
          ),
        ]
      : []),
    changedVerdicts(promises, judging),
    ...changedPromises(promises, assessment),
  ];
}

/** What is promised otherwise than before, and the notice that its customers must have. */
function changedPromises(promises: readonly PromiseChange[], assessment: Assessment): string[] {
  const notice = assessment.promises.find(({ clause }) => clause === "change-notice")?.documented ?? "";
  const rows = promises.flatMap(({ label, clause, documented, direction }) =>
    documented
      ? [
          [
            `${plain(label)} ${code(clause)}`,
            plain(documented.before ?? "not promised"),
            `**${plain(documented.now ?? "no longer promised")}**`,
            direction ?? "cannot be told",
            direction === "stronger" ? "none" : plain(notice),
          ],
        ]
      : [],
  );
  if (rows.length === 0) return [];
  return [
    "### Promises that changed",
    table(["promise", "before", "now", "than before", "notice due"], rows),
  ];
}

/** That nothing differs is said only where what judges is the same on both sides. */
function changedVerdicts(
  promises: readonly PromiseChange[],
  judging: readonly JudgingChange[] | undefined,
): string {
  const rows = promises.flatMap(({ label, clause, verdict }) => {
    if (!verdict) return [];
    const { before, now } = verdict;
    return [
      [
        now === null ? code(clause) : plain(label),
        before === null ? "not promised" : verdictWord(before),
        now === null ? "**no longer promised**" : `**${verdictWord(now)}**`,
      ],
    ];
  });
  if (rows.length > 0) return table(["promise", "before", "now"], rows);
  if (judging === undefined) return "No verdict differs; whether what judges differs was not compared.";
  return judging.length === 0
    ? "No verdict differs from the base branch."
    : "The verdicts are the same, and what judges is not: read the lines below.";
}

/** Every change of what decides a judgement, a line each. Its code owners have to agree. */
function whatJudges(judging: readonly JudgingChange[] | undefined): string[] {
  if (judging === undefined || judging.length === 0) return [];
  const lines = judging.map(
    (change) => `- ${change.kind} ${code(change.what)}: ${plain(changeInWords(change))}`,
  );
  return ["### What judges and would change", capped(lines, mostListed)];
}

function engineChanges(changes: readonly EngineChange[]): string {
  if (changes.length === 0) return "The engine would change nothing.";
  const items = changes.map(({ op, urn, paths }) => {
    const named = paths.slice(0, mostPaths).map(code);
    const rest = paths.length - named.length;
    const properties = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
    return `- ${op} ${code(shortName(urn))}${properties ? `: ${properties}` : ""}`;
  });
  const noun = changes.length === 1 ? "resource" : "resources";
  return details(`The engine would change ${changes.length} ${noun}`, capped(items, mostListed * 2));
}

function findingItem(finding: AssessedFinding): string {
  return (
    `- **${verdictWord(finding.outcome)}** ${code(finding.rule)} ${finding.severity}, ${code(placeOf(finding))}\n` +
    `  ${plain(findingSentence(finding))}\n` +
    `  ${plain(fixSentence(finding))}`
  );
}

function contradictionItem({ label, clause, copies }: Contradiction): string {
  const lines = copies.map(({ why, ends }) => `  ${plain(why)} ${plain(ends)}`);
  return [`- **${plain(label)}** ${code(clause)}`, ...lines].join("\n");
}

function gapItem(gap: AssessedGap): string {
  const { what, next } = gapSentences(gap);
  return `- ${plain(what)} ${plain(next)}`;
}

function promiseTable(promises: readonly AssessedPromise[]): string {
  const rows = promises.map(({ label, documented, actual, verdict }) => [
    plain(label),
    plain(documented),
    plain(actual),
    verdictWord(verdict),
  ]);
  return table(["promise", "documented", "worst case in this stack", "verdict"], rows);
}
