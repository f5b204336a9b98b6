import type { Finding, Gap, Judgement, PromiseVerdict } from "../../judge/judgement.ts";
import {
  countsSentence,
  coverageSentence,
  findingSentence,
  fixSentence,
  gapSentences,
  placeOf,
  toActOn,
} from "../../judge/sentences.ts";
import { type Verdict, verdicts, verdictWord } from "../../judge/verdict.ts";
import { capped, code, details, plain, table } from "./markdown.ts";

/** How each promise stood before the change: clause id → verdict. */
export type Before = ReadonlyMap<string, Verdict>;

/** What the engine would do, from `kaitalk preview --json`. */
export interface EngineChange {
  readonly op: string;
  readonly urn: string;
  readonly paths: readonly string[];
}

/** GitHub takes 65,536 characters, so that lists end somewhere. */
const mostListed = 30;
const mostPaths = 12;

/** The one comment of a pull request: what changed, what to act on, and every promise. Holds no value of a resource. */
export function pullRequestComment(
  judgement: Judgement,
  { before, changes }: { readonly before?: Before; readonly changes?: readonly EngineChange[] } = {},
): string {
  const { plan, registerVersion, counts, findings, promises, gaps } = judgement;
  const acting = toActOn(findings);
  return [
    `## KAITALK compliance: ${headline(counts, acting)}`,
    `${countsSentence(counts).replaceAll("   ", " · ")}, stack ${code(plan.stack)}, register ${code(registerVersion)}`,
    "### What changed",
    promiseChanges(promises, before),
    ...(changes ? [engineChanges(changes)] : []),
    ...(acting.length > 0 ? ["### What to act on", capped(acting.map(findingItem), mostListed)] : []),
    details(`Every promise (${promises.length})`, promiseTable(promises)),
    ...(gaps.length > 0 ? [details(`Gaps (${gaps.length})`, capped(gaps.map(gapItem), mostListed))] : []),
    `<sub>${plain(coverageSentence(judgement))}</sub>`,
  ].join("\n\n");
}

const headlines: Partial<Readonly<Record<Verdict, string>>> = {
  error: "a rule failed",
  violated: "a promise would be broken",
  unverified: "a promise cannot be verified",
};

function headline(counts: Judgement["counts"], acting: readonly Finding[]): string {
  const said = (verdict: Verdict) => counts[verdict] > 0 || acting.some(({ outcome }) => outcome === verdict);
  const failure = verdicts.find((verdict) => headlines[verdict] && said(verdict));
  const unproven = counts.gap + counts.declared;
  const open = unproven > 0 ? `nothing is broken, ${unproven} unproven` : "every promise is kept";
  const rest = (failure && headlines[failure]) ?? open;
  return counts.contradicted > 0 ? `${counts.contradicted} contradicted by a vendor; ${rest}` : rest;
}

function promiseChanges(promises: readonly PromiseVerdict[], before: Before | undefined): string {
  if (!before) return "Not compared: the base branch could not be judged.";
  const now = new Set(promises.map(({ clause }) => clause.id as string));
  const rows = promises
    .filter(({ clause, verdict }) => before.get(clause.id) !== verdict)
    .map(({ clause, verdict }) => [
      plain(clause.label),
      wordOf(before.get(clause.id)),
      `**${verdictWord(verdict)}**`,
    ]);
  const gone = [...before]
    .filter(([id]) => !now.has(id))
    .map(([id, verdict]) => [code(id), verdictWord(verdict), "**no longer promised**"]);
  if (rows.length + gone.length === 0) return "No verdict differs from the base branch.";
  return table(["promise", "before", "now"], [...rows, ...gone]);
}

function wordOf(verdict: Verdict | undefined): string {
  return verdict === undefined ? "not promised" : verdictWord(verdict);
}

function engineChanges(changes: readonly EngineChange[]): string {
  if (changes.length === 0) return "The engine would change nothing.";
  const items = changes.map(({ op, urn, paths }) => {
    const named = paths.slice(0, mostPaths).map(code);
    const rest = paths.length - named.length;
    const properties = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
    return `- ${op} ${code(nameOf(urn))}${properties ? `: ${properties}` : ""}`;
  });
  const noun = changes.length === 1 ? "resource" : "resources";
  return details(`The engine would change ${changes.length} ${noun}`, capped(items, mostListed * 2));
}

/** `Server server` of a URN. */
function nameOf(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return `${types.split(/[$:]/).at(-1)} ${name.join("::")}`;
}

function findingItem(finding: Finding): string {
  return (
    `- **${verdictWord(finding.outcome)}** ${code(finding.rule)} ${finding.severity}, ${code(placeOf(finding.resource))}\n` +
    `  ${plain(findingSentence(finding))}\n` +
    `  ${plain(fixSentence(finding))}`
  );
}

function gapItem(gap: Gap): string {
  const { what, next } = gapSentences(gap);
  return `- ${plain(what)} ${plain(next)}`;
}

function promiseTable(promises: readonly PromiseVerdict[]): string {
  const rows = promises.map(({ clause, documented, actual, verdict }) => [
    plain(clause.label),
    plain(documented),
    plain(actual),
    verdictWord(verdict),
  ]);
  return table(["promise", "documented", "worst case in this stack", "verdict"], rows);
}
