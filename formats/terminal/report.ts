import type { Assessment } from "../../judge/assessment.ts";
import { type Cause, causesOf } from "../../judge/causes.ts";
import { type Contradiction, contradictionsIn } from "../../judge/contradictions.ts";
import { countsSentence, coverageSentence, headline, judgedSentence } from "../../judge/sentences.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { hanging, indented } from "./columns.ts";
import { gapCounts } from "./gap-list.ts";
import { painted } from "./painted.ts";
import { promiseTable } from "./promise-table.ts";
import type { Terminal } from "./terminal.ts";

const indent = 2;

/** What a screen of a first look holds; the rest is a command away. */
const mostCauses = 8;
const mostSaid = 3;
const mostNames = 4;

/** How much a report shows, and what a person types after a command to ask about the same stack. */
export interface Extent {
  /** Every promise and every finding; else what is broken, in short. */
  readonly all: boolean;
  /** ` --state state.json`; empty for the program of prod. */
  readonly options: string;
}

/** What a person reads after `kaitalk check`: the totals, what is broken and where, what vendors break, whose turn it is. */
export function report(assessment: Assessment, { all, options }: Extent, terminal: Terminal): string {
  return [
    ...heading(assessment, terminal),
    ...causeBlocks(assessment, { all, options }, terminal),
    ...section(contradictionsIn(assessment.promises).map((entry) => contradictionLines(entry, terminal))),
    ...section([gapCounts(assessment.gaps, options, terminal)]),
    "",
    ...(all ? promiseTable(assessment.promises, "label", terminal) : more(options, terminal)),
  ].join("\n");
}

/** What is broken or unverified, a block a cause: where, what the rules say, the fix and the promises. */
export function causeBlocks(
  assessment: Pick<Assessment, "findings" | "promises">,
  { all, options }: Extent,
  terminal: Terminal,
): string[] {
  const causes = causesOf(assessment);
  const shown = all ? causes : causes.slice(0, mostCauses);
  return [
    ...section(shown.map((cause) => causeLines(cause, all ? Number.POSITIVE_INFINITY : mostSaid, terminal))),
    ...left(causes.length - shown.length, `more causes: npx kaitalk check --all${options}`, terminal),
  ];
}

/** The heading, the totals, and on what they rest. */
function heading(assessment: Assessment, { colours, width }: Terminal): string[] {
  const { stack, resources, register } = assessment;
  const title = `KAITALK compliance   stack ${stack}   ${resources.length} resources   register ${register}`;
  return [
    ...indented(colours.bold(title), 0, width),
    ...indented(`${sentence(headline(assessment))}.`, 0, width),
    "",
    ...indented(countsSentence(assessment.counts), indent, width),
    ...indented(colours.dim(coverageSentence(assessment)), indent, width),
    ...indented(colours.dim(judgedSentence(assessment)), indent, width),
  ];
}

function section(blocks: readonly (readonly string[])[]): string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block) => ["", ...block]);
}

/** Where, what each rule says of it, how to put it right, and which promises it breaks. */
function causeLines(cause: Cause, most: number, terminal: Terminal): string[] {
  const { outcome, resources, place, said, fixes, promises } = cause;
  const word = painted(outcome, verdictWord(outcome), terminal);
  const where = resources.length === 0 ? "the whole stack" : named(resources, mostNames);
  const sayings = said
    .slice(0, most)
    .map(({ by, sentence: words }) => `${by ? `${by.rule}, ${by.severity}: ` : ""}${words}`);
  const rest = said.length - sayings.length;
  const lines = [
    ...sayings,
    ...(rest > 0 ? [`and ${rest} more like it`] : []),
    ...fixes.slice(0, most),
    ...(promises.length > 0
      ? [`${accusation(outcome)}: ${named(promises, most === mostSaid ? mostNames : promises.length)}.`]
      : []),
  ];
  return [
    ...hanging([`${word}  ${where}`, place].filter(Boolean).join("   "), indent, 4, terminal.width),
    ...lines.flatMap((line) => hanging(line, indent + 4, 2, terminal.width)),
  ];
}

function accusation(outcome: Cause["outcome"]): string {
  return outcome === "unverified" ? "Leaves open" : "Breaks";
}

/** The vendor's reason, each promise that it breaks with one number, and what would end it. */
function contradictionLines({ because, ends, promises }: Contradiction, terminal: Terminal): string[] {
  const word = painted("contradicted", verdictWord("contradicted"), terminal);
  return [
    ...hanging([word, because].filter(Boolean).join("  "), indent, 4, terminal.width),
    ...promises.flatMap(({ label, least, why }) =>
      hanging(`${label}: ${least ?? why}`, indent + 4, 2, terminal.width),
    ),
    ...hanging(terminal.colours.dim(`Ends it, ${ends}`), indent + 4, 2, terminal.width),
  ];
}

/** What to type to read on. */
function more(options: string, { width }: Terminal): string[] {
  return [
    `every promise:    npx kaitalk check --all${options}`,
    `one and its sum:  npx kaitalk explain <promise>${options}`,
  ].flatMap((line) => hanging(line, indent, 4, width));
}

function left(count: number, words: string, { width }: Terminal): string[] {
  return count > 0 ? ["", ...indented(`${count} ${words}`, indent, width)] : [];
}

/** `a, b, c and 12 more`. */
function named(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} and ${rest} more` : names.join(", ");
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
