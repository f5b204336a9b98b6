import {
  type Change,
  type Difference,
  type FindingChange,
  type GapChange,
  isEmpty,
  type PromiseChange,
} from "../../judge/difference.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { shortName } from "../../register/urn.ts";
import { indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

/** What differs between two assessments, for people: before → now, weaker or stronger where it can be told. */
export function differenceInWords(difference: Difference, terminal: Terminal): string {
  if (isEmpty(difference)) return "Nothing differs.";
  const { register, promises, rules, findings, gaps } = difference;
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ["", terminal.colours.bold(title), ...lines.flatMap((line) => indented(line, 2, terminal.width))];
  return [
    ...block("register", register ? [arrow(register)] : []),
    ...block("promises", promises.flatMap(promiseLines)),
    ...block("rules added", rules.added),
    ...block("rules removed", rules.removed),
    ...block("findings that appeared", findings.appeared.map(findingLine)),
    ...block("findings that disappeared", findings.disappeared.map(findingLine)),
    ...block("gaps opened", gaps.opened.map(gapLine)),
    ...block("gaps closed", gaps.closed.map(gapLine)),
  ]
    .slice(1)
    .join("\n");
}

function promiseLines({ label, clause, verdict, documented, actual, direction }: PromiseChange): string[] {
  return [
    `${label}  ${clause}${direction === null ? "" : `  ${direction}`}`,
    ...(documented ? [`    documented  ${arrow(documented)}`] : []),
    ...(actual ? [`    found       ${arrow(actual)}`] : []),
    ...(verdict ? [`    verdict     ${arrow(verdict, verdictWord)}`] : []),
  ];
}

function arrow<T extends string>({ before, now }: Change<T>, word: (value: T) => string = String): string {
  const said = (value: T | null) => (value === null ? "none" : word(value));
  return `${said(before)} → ${said(now)}`;
}

function findingLine({ rule, outcome, urn, message }: FindingChange): string {
  return [verdictWord(outcome), rule, urn === null ? "the whole stack" : shortName(urn), message].join("  ");
}

function gapLine({ id, sentence }: GapChange): string {
  return sentence === "" ? id : `${id}  ${sentence}`;
}
