import type { AssessedFinding, AssessedLeg, AssessedPromise, Assessment } from "../../judge/assessment.ts";
import { findingsOf, gapsOf, verdictOfLeg } from "../../judge/evidence.ts";
import { findingSentence, legStatement, placeOf } from "../../judge/sentences.ts";
import { verdictWord } from "../../judge/verdict.ts";
import type { LawCard } from "../../register/schema.ts";
import { withoutStop } from "../../register/without-stop.ts";
import { explainCopies } from "../../retention/explain.ts";
import { hanging, indented } from "./columns.ts";
import { gapLines } from "./gap-list.ts";
import type { Terminal } from "./terminal.ts";

const indent = 2;

/** How one verdict comes about: the promise, its law, the sum over every copy, each check, and what is still open. */
export function explanation(
  promise: AssessedPromise,
  { assessment, laws }: { readonly assessment: Assessment; readonly laws: readonly LawCard[] },
  terminal: Terminal,
): string {
  const { label, statement, law, verdict, documented, actual, reason, copies, legs } = promise;
  const gaps = gapsOf(promise, assessment);
  const bold = terminal.colours.bold;
  const block = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ["", bold(title), ...lines.flatMap((line) => hanging(line, indent, 4, terminal.width))];
  return [
    ...indented(`${bold(label)}   ${verdictWord(verdict)}`, 0, terminal.width),
    ...indented(statement, 0, terminal.width),
    ...block("documented and found", [
      `documented  ${documented}`,
      `found       ${actual}${withOpenTerms(promise)}`,
      // The sum ends with it.
      ...(copies?.some((copy) => copy.reason === reason) ? [] : [reason]),
    ]),
    ...block(
      "what must be shown",
      legs.map((leg) => legLine(leg, promise)),
    ),
    ...block("law", lawLines(law, laws)),
    ...block("sum over every copy", copies ? explainCopies(copies) : []),
    ...block("checks", checkLines(findingsOf(promise, assessment))),
    ...(gaps.length > 0 ? ["", bold("open"), ...gaps.flatMap((gap) => gapLines(gap, terminal))] : []),
  ].join("\n");
}

/** What is declared alone can be longer than the promise, as long as nobody shows what shortens it. */
function withOpenTerms({ kind, verdict, copies = [] }: AssessedPromise): string {
  const isOpen = verdict === "declared" && copies.some((copy) => copy.verdict === "gap");
  return kind === "retention" && isOpen ? "; nobody has shown what would shorten it" : "";
}

/** `✓ configuration  Every store … (by which rules)`, `✗` where a copy breaks it, or `open` and what is missing. */
function legLine(leg: AssessedLeg, promise: AssessedPromise): string {
  const { shown, proof, by, missing } = leg;
  const mark = shown ? "✓   " : verdictOfLeg(leg, promise) === "gap" ? "open" : "✗   ";
  const ways = by.length > 0 ? `  (${by.length > 4 ? `${by.length} rules` : by.join(", ")})` : "";
  return `${mark}  ${proof}  ${legStatement(leg)}${missing === undefined ? "" : ` ${sentence(missing)}`}${ways}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${withoutStop(words.slice(1))}.`;
}

function lawLines(cited: readonly string[], laws: readonly LawCard[]): string[] {
  return laws
    .filter(({ id }) => cited.includes(id))
    .map(({ instrument, article, status, counsel }) =>
      [`${instrument} ${article}`, status === "superseded" ? "superseded" : "", counsel ?? ""]
        .filter(Boolean)
        .join("; "),
    );
}

/** One line a rule where all is well, one a finding where it is not. */
function checkLines(findings: readonly AssessedFinding[]): string[] {
  return [...Map.groupBy(findings, ({ rule }) => rule)].flatMap(([rule, found]) => {
    const wrong = found.filter(({ outcome }) => outcome !== "met");
    if (wrong.length === 0) return [`met  ${rule}  on ${found.length}`];
    return wrong.map(
      (finding) =>
        `${verdictWord(finding.outcome)}  ${rule}  ${placeOf(finding)}  ${findingSentence(finding)}`,
    );
  });
}
