import type { AssessedFinding, AssessedGap, Assessment } from "../../judge/assessment.ts";
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
import { toneOf, type Verdict, verdictWord } from "../../judge/verdict.ts";
import { columns, indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

const indent = 2;
const paint = { good: "green", bad: "red", open: "yellow", quiet: "dim" } as const;

/** What a person reads after `kaitalk check`: every promise with its verdict, then what to act on, then the gaps. */
export function verdictTable(assessment: Assessment, terminal: Terminal): string {
  const { findings, gaps } = assessment;
  return [
    ...promiseLines(assessment, terminal),
    ...section(toActOn(findings).map((finding) => findingLines(finding, terminal))),
    ...section([gaps.flatMap((gap) => gapLines(gap, terminal))]),
    "",
    ...countLines(assessment, terminal),
  ].join("\n");
}

/** `judged: the state in state.json, written 2026-11-24T09:30:00Z; project kaitalk, on 2026-11-25`. */
function judgedSentence({ source, file, writtenAt, project, asOf }: Assessment): string {
  const what = {
    program: "the program, planned in process",
    preview: `the preview in ${file}`,
    state: `the state in ${file}, written ${writtenAt ?? "at an unknown time"}`,
  }[source];
  return `judged: ${what}; project ${project}, on ${asOf}`;
}

/** The heading, what a vendor contradicts, and one row a promise. */
export function promiseLines(assessment: Assessment, terminal: Terminal): string[] {
  const { stack, promises, resources, register } = assessment;
  const title = `KAITALK compliance   stack ${stack}   ${resources.length} resources   register ${register}`;
  const rows = promises.map(({ label, documented, actual, verdict }) => [
    label,
    documented,
    actual,
    painted(verdict, verdictWord(verdict), terminal),
  ]);
  const header = [
    { title: "promise", most: 30 },
    { title: "documented", most: 16 },
    { title: "worst case in this stack", grows: true },
    { title: "verdict" },
  ];
  return [
    ...indented(terminal.colours.bold(title), 0, terminal.width),
    ...indented(judgedSentence(assessment), 0, terminal.width),
    ...section(
      contradictionsIn(promises).map((contradiction) => contradictionLines(contradiction, terminal)),
    ),
    "",
    ...columns(header, rows, terminal.width - indent).map((line) =>
      line ? " ".repeat(indent) + line : line,
    ),
  ];
}

/** How many promises have each verdict, and on how much that rests. */
export function countLines(assessment: Assessment, { colours, width }: Terminal): string[] {
  return [
    ...indented(countsSentence(assessment.counts), indent, width),
    ...indented(colours.dim(coverageSentence(assessment)), indent, width),
  ];
}

function section(blocks: readonly (readonly string[])[]): string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block) => ["", ...block]);
}

function contradictionLines({ label, copies }: Contradiction, terminal: Terminal): string[] {
  const word = painted("contradicted", verdictWord("contradicted"), terminal);
  return [
    ...indented(`${word}  ${label}`, indent, terminal.width),
    ...copies.flatMap(({ why, ends }) => [
      ...indented(why, indent + 4, terminal.width),
      ...indented(terminal.colours.dim(ends), indent + 4, terminal.width),
    ]),
  ];
}

function findingLines(finding: AssessedFinding, terminal: Terminal): string[] {
  const { outcome, rule, severity } = finding;
  const head = `${painted(outcome, verdictWord(outcome), terminal)}  ${rule}  ${severity}  ${placeOf(finding)}`;
  const lines = [findingSentence(finding), fixSentence(finding)];
  return [
    ...indented(head, indent, terminal.width),
    ...lines.flatMap((line) => indented(line, indent + 10, terminal.width)),
  ];
}

function gapLines(gap: AssessedGap, terminal: Terminal): string[] {
  const { what, next } = gapSentences(gap);
  return [
    ...indented(`${painted("gap", "gap", terminal)}  ${what}`, indent, terminal.width),
    ...indented(terminal.colours.dim(next), indent + 5, terminal.width),
  ];
}

function painted(verdict: Verdict, word: string, { colours }: Terminal): string {
  return colours[paint[toneOf(verdict)]](word);
}
