import { indented } from "../formats/terminal/columns.ts";
import type { Terminal } from "../formats/terminal/terminal.ts";
import { countsSentence } from "../judge/sentences.ts";
import { readUrn } from "../register/urn.ts";
import { visible } from "../register/visible.ts";
import { changesOf } from "./changes.ts";
import type { OperationResult } from "./operations.ts";

type Colour = "red" | "yellow" | "green" | "dim" | "cyan";

/** What an operation did or would do, why it was stopped, and how it ended. No secret: the engine masks them. */
export function summary(
  { operation, outcome, refused, report, assessment, leftBehind = [] }: OperationResult,
  terminal: Terminal,
  next: readonly string[] = [],
): string {
  const say = (colour: Colour, word: string, subject: string, ...details: string[]) =>
    entry(terminal, colour, word, subject, details);
  // What an operation does to everything is only counted: there is too much to read.
  const usual = operation === "destroy" ? "delete" : "create";
  const changes = changesOf(report.steps)
    .filter(({ op }) => op !== usual)
    .flatMap(({ op, urn, paths }) => say("cyan", op, nameOf(urn), paths.join(", ")));
  const refusals = refused.flatMap(({ kind, sentence, fix }) =>
    say("red", "refused", kind, sentence, `Fix: ${fix}`),
  );
  const stopped = operation !== "preview" && operation !== "drift" && report.nothingApplied;
  const ending = [
    endOf(operation, outcome.kind, refused.length > 0),
    stopped ? "nothing was applied" : counts(report.changes),
  ];
  return [
    ...changes,
    ...findings(outcome, say),
    ...refusals,
    ...leftBehind.flatMap(({ urn, id }) =>
      say("yellow", "left behind", nameOf(urn), `${id}; no state knows it.`),
    ),
    ...indented(ending.filter(Boolean).join("   "), 2, terminal.width),
    ...(assessment ? indented(`promises: ${countsSentence(assessment.counts)}`, 2, terminal.width) : []),
    ...(outcome.kind === "done" && refused.length === 0
      ? next.flatMap((line) => indented(line, 2, terminal.width))
      : []),
  ].join("\n");
}

type Say = (colour: Colour, word: string, subject: string, ...details: string[]) => string[];

function findings(outcome: OperationResult["outcome"], say: Say): string[] {
  switch (outcome.kind) {
    case "violated":
    case "unverified":
      return outcome.findings.flatMap(({ rule, severity, urn, sentence, fix, ...finding }) =>
        say(
          finding.outcome === "unverified" ? "yellow" : "red",
          finding.outcome,
          [rule, severity, urn && nameOf(urn)].filter(Boolean).join("   "),
          sentence,
          ...(fix ? [`Fix: ${fix}`] : []),
        ),
      );
    case "bad-input":
      return outcome.sentences.flatMap((sentence) => say("red", "input", sentence));
    case "engine-failure":
      return outcome.sentences.flatMap((sentence) => say("red", "engine", sentence));
    default:
      return [];
  }
}

const wordWidth = 12;

function entry(
  { width, colours }: Terminal,
  colour: Colour,
  word: string,
  subject: string,
  details: readonly string[],
): string[] {
  const [first = "", ...more] = subject
    .split("\n")
    .flatMap((text) => indented(visible(text), wordWidth + 2, width));
  const head = `  ${colours[colour](word.padEnd(wordWidth))}${first.trimStart()}`;
  return [head, ...more, ...details.flatMap((detail) => indented(visible(detail), wordWidth + 2, width))];
}

/** `documents (cloudflare R2Bucket)` of a URN. */
function nameOf(urn: string): string {
  const { type: token, name } = readUrn(urn);
  const [pkg = "", , type = ""] = token.split(":");
  return `${name} (${pkg === "pulumi" ? type.toLowerCase() : `${pkg} ${type}`})`;
}

function counts(changes: Readonly<Record<string, number>>): string {
  return Object.entries(changes)
    .map(([op, count]) => `${count} ${op === "same" ? "unchanged" : op}`)
    .join("   ");
}

function endOf(operation: OperationResult["operation"], kind: string, refused: boolean): string {
  if (refused) return `${operation}: refused`;
  if (operation === "drift" && kind === "done") return "drift: none, the vendors hold what the state says";
  if (operation === "drift" && kind === "changed")
    return "drift: the vendors hold something else than the state says";
  switch (kind) {
    case "done":
      return `${operation}: done`;
    case "violated":
      return `${operation}: stopped, a promise would be broken`;
    case "unverified":
      return `${operation}: stopped, a promise could not be verified`;
    case "changed":
      return `${operation}: there are changes where none were expected`;
    case "bad-input":
      return `${operation}: not started, the input is refused`;
    default:
      return `${operation}: the engine failed`;
  }
}
