import type { Finding, PromiseVerdict } from "../../judge/judgement.ts";
import { findingSentence, gapSentences, placeOf } from "../../judge/sentences.ts";
import { verdictWord } from "../../judge/verdict.ts";
import { books } from "../../register/read-books.ts";
import { explainRow } from "../../retention/explain.ts";
import { indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

const indent = 2;

/** How one verdict comes about: the promise, its law, the sum over every copy, each check, and what is still open. */
export function explanation(promise: PromiseVerdict, terminal: Terminal): string {
  const { clause, verdict, documented, actual, reason, retention, findings, gaps } = promise;
  const bold = terminal.colours.bold;
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ["", bold(title), ...lines.flatMap((line) => indented(line, indent, terminal.width))];
  return [
    ...indented(`${bold(clause.label)}   ${verdictWord(verdict)}`, 0, terminal.width),
    ...indented(clause.statement, 0, terminal.width),
    ...block("documented and found", [`documented  ${documented}`, `found       ${actual}`, reason]),
    ...block("law", lawLines(clause.law)),
    ...block("sum over every copy", retention ? explainRow(retention) : []),
    ...block("checks", checkLines(findings)),
    ...block(
      "open",
      gaps.flatMap((gap) => Object.values(gapSentences(gap))),
    ),
  ].join("\n");
}

function lawLines(cards: readonly string[]): string[] {
  return books()
    .law.value.cards.filter(({ id }) => cards.includes(id))
    .map(({ instrument, article, status, counsel }) =>
      [`${instrument} ${article}`, status === "superseded" ? "superseded" : "", counsel ?? ""]
        .filter(Boolean)
        .join("; "),
    );
}

/** One line a rule where all is well, one a finding where it is not. */
function checkLines(findings: readonly Finding[]): string[] {
  return [...Map.groupBy(findings, ({ rule }) => rule)].flatMap(([rule, found]) => {
    const wrong = found.filter(({ outcome }) => outcome !== "met");
    if (wrong.length === 0) return [`met  ${rule}  on ${found.length}`];
    return wrong.map(
      (finding) =>
        `${verdictWord(finding.outcome)}  ${rule}  ${placeOf(finding.resource)}  ${findingSentence(finding)}`,
    );
  });
}
