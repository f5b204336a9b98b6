import { changeInWords, type JudgingChange } from "../../gate/what-judges.ts";
import type { AssessedGap, AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { type Cause, causesOf } from "../../judge/causes.ts";
import { type Contradiction, contradictionsIn } from "../../judge/contradictions.ts";
import { type Comparable, differenceOf, type PromiseChange } from "../../judge/difference.ts";
import {
  countsSentence,
  coverageSentence,
  gapSentences,
  headline,
  looksSentence,
} from "../../judge/sentences.ts";
import { verdictWord } from "../../judge/verdict.ts";
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

/**
 * The one comment of a pull request: what to act on before anything else, what changed, what vendors break, and every
 * promise. Holds no value of a resource.
 */
export function pullRequestComment(
  assessment: Assessment,
  { before, changes, judging }: Beside = {},
): string {
  const { stack, register, asOf, counts, promises, gaps } = assessment;
  const causes = causesOf(assessment);
  const contradicted = contradictionsIn(promises);
  return [
    `## KAITALK compliance: ${headline(assessment)}`,
    `${countsSentence(counts).replaceAll("   ", " · ")}, stack ${code(stack)}, register ${code(register)}, judged on ${code(asOf)}`,
    ...(causes.length > 0 ? ["### What to act on", capped(causes.map(causeItem), mostCauses)] : []),
    "### What changed",
    ...whatChanged(assessment, before, judging),
    ...whatJudges(judging),
    ...(changes ? [engineChanges(changes)] : []),
    ...(contradicted.length > 0
      ? ["### Contradicted by a vendor", capped(contradicted.map(contradictionItem), mostListed)]
      : []),
    details(`Every promise (${promises.length})`, promiseTable(promises)),
    ...(gaps.length > 0 ? [details(`Gaps (${gaps.length})`, capped(gaps.map(gapItem), mostListed))] : []),
    `<sub>${plain([coverageSentence(assessment), looksSentence(assessment)].filter(Boolean).join("; "))}</sub>`,
  ].join("\n\n");
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
    ...changedPromises(promises, assessment, judging),
  ];
}

/** What is promised otherwise than before, and the notice that its customers must have. */
function changedPromises(
  promises: readonly PromiseChange[],
  assessment: Assessment,
  judging: readonly JudgingChange[] | undefined,
): string[] {
  const notice = assessment.promises.find(({ clause }) => clause === "change-notice")?.documented ?? "";
  const added = addedCompanies(judging);
  const rows = promises.flatMap(({ label, clause, documented, direction }) =>
    documented
      ? [
          [
            `${plain(label)} ${code(clause)}`,
            plain(documented.before ?? "not promised"),
            `**${plain(documented.now ?? "no longer promised")}**`,
            clause === "sub-processor-list" && added.length > 0
              ? plain(`a company more: ${added.join("; ")}`)
              : (direction ?? "cannot be told"),
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

/** Legal names of the companies that the proposal's register names and the base's does not. */
function addedCompanies(judging: readonly JudgingChange[] = []): string[] {
  return judging.flatMap(({ what, before, now }) =>
    /^register\/register\.yaml subProcessors\.[^.]+\.legalName$/.test(what) && before === null && now !== null
      ? [now]
      : [],
  );
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

const mostCauses = 20;
const mostSaid = 3;
const mostNamed = 6;

/** Where, what each rule says, the fix and the promises: one item a cause. */
function causeItem({ outcome, resources, place, said, fixes, promises }: Cause): string {
  const where = resources.length === 0 ? ["the whole stack"] : shortened(resources.map(code), mostNamed);
  const lines = [
    ...shortened(
      said.map(({ by, sentence }) => `${by ? `${code(by.rule)} ${by.severity}: ` : ""}${plain(sentence)}`),
      mostSaid,
    ),
    ...shortened(fixes.map(plain), mostSaid),
    ...(promises.length > 0 ? [`Promises: ${shortened(promises.map(plain), mostNamed).join(", ")}.`] : []),
  ];
  const head = `- **${verdictWord(outcome)}** ${where.join(", ")}${place === null ? "" : `, ${code(place)}`}`;
  return [head, ...lines.map((line) => `  ${line}`)].join("  \n");
}

function shortened(entries: readonly string[], most: number): string[] {
  const rest = entries.length - most;
  return rest > 0 ? [...entries.slice(0, most), `and ${rest} more`] : [...entries];
}

function contradictionItem({ because, ends, promises }: Contradiction): string {
  const rows = promises.map(
    ({ label, clause, least, why }) => `${plain(label)} ${code(clause)}: ${plain(least ?? why)}`,
  );
  return [
    `- **${plain(because ?? "for no reason that the register names")}**`,
    ...[...rows, plain(`Ends it, ${ends}`)].map((line) => `  ${line}`),
  ].join("  \n");
}

function gapItem(gap: AssessedGap): string {
  const { what, next } = gapSentences(gap);
  return `- ${plain(what)} ${plain(next)}`;
}

function promiseTable(promises: readonly AssessedPromise[]): string {
  const rows = promises.map((promise) => [
    plain(promise.label),
    plain(promise.documented),
    plain(promise.actual),
    verdictWord(promise.verdict),
  ]);
  return table(["promise", "documented", "worst case in this stack", "verdict"], rows);
}
