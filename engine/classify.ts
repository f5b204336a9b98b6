import { exitCodes } from "../judge/exit-codes.ts";
import { badInputMark } from "../register/input-error.ts";
import { readUrn } from "../register/urn.ts";
import type { Diagnostic } from "./events.ts";
import { findingsOf, type PolicyFinding } from "./policy-finding.ts";
import type { EngineRun } from "./run-engine.ts";

/** How an operation of the engine ended. The engine itself exits 1 for a violation and for a crash alike. */
export type EngineOutcome =
  | { readonly kind: "done" }
  /** Rules were broken, or could not be decided; nothing of it is passed over. */
  | { readonly kind: "violated" | "unverified"; readonly findings: readonly PolicyFinding[] }
  /** No change was expected and there is one. */
  | { readonly kind: "changed" }
  | { readonly kind: "bad-input" | "engine-failure"; readonly sentences: readonly string[] };

/** Which exit code of `kaitalk` an outcome gets. A change where none was expected is a broken promise of the state. */
export function exitCodeOf({ kind }: EngineOutcome): number {
  return {
    done: exitCodes.met,
    violated: exitCodes.violated,
    changed: exitCodes.violated,
    "bad-input": exitCodes.badInput,
    unverified: exitCodes.unverified,
    "engine-failure": exitCodes.engineFailure,
  }[kind];
}

/** The CLI's own exit codes for input that it refuses: configuration, credentials, stack. Source: Pulumi's exit_codes.go. */
const refusedInput = [2, 3, 6];
const changesUnexpected = 7;

/** Words of versions of the CLI that know no such exit codes. */
const inputWords =
  /no stack named|no Pulumi\.yaml|passphrase must be set|incorrect passphrase|PULUMI_ACCESS_TOKEN must be set|unknown flag/i;
const changeWords = /no changes were expected/i;

/** Classifies a finished operation by its event log, and by its exit code and words where no event tells. */
export function classify(
  { code, report, output }: EngineRun,
  expectedPacks: readonly string[] = [],
): EngineOutcome {
  const findings = findingsOf(report.policies);
  if (findings.some(({ outcome }) => outcome !== "unverified")) return { kind: "violated", findings };
  if (findings.length > 0) return { kind: "unverified", findings };
  if (code === 0) {
    const absent = expectedPacks.filter((pack) => !report.packs.includes(pack));
    if (absent.length === 0) return { kind: "done" };
    return {
      kind: "engine-failure",
      sentences: absent.map(
        (pack) => `The engine did not run the pack "${pack}", so nothing was judged by it.`,
      ),
    };
  }
  const own = report.diagnostics.flatMap(inputErrorOf);
  if (own.length > 0) return { kind: "bad-input", sentences: own };
  if (code === changesUnexpected || changeWords.test(output)) return { kind: "changed" };
  if ((code !== undefined && refusedInput.includes(code)) || inputWords.test(output))
    return { kind: "bad-input", sentences: lastErrors(output) };
  const errors = report.diagnostics.filter(({ severity }) => severity === "error").map(sentenceOf);
  const said = errors.filter((sentence) => !/^(preview|update|refresh|destroy) failed$/.test(sentence));
  if (said.length > 0) return { kind: "engine-failure", sentences: [...new Set(said)] };
  return { kind: "engine-failure", sentences: code === undefined ? [ended] : lastErrors(output) };
}

const ended = "The engine was ended by a signal before it could finish.";

/** One sentence a line, as the program tells them. */
function inputErrorOf({ message }: Diagnostic): string[] {
  return message.startsWith(badInputMark) ? [message.slice(badInputMark.length).trim()] : [];
}

function sentenceOf({ message, urn }: Diagnostic): string {
  const name = urn && readUrn(urn).name;
  const said = inShort(message.trim());
  return name && !isStack(urn) ? `${name}: ${said}` : said;
}

/** The engine explains at length how to take a protection away; that it holds is all that is said here. */
function inShort(said: string): string {
  if (/cannot be deleted\s+because it is protected/.test(said)) return "it is protected and is not deleted.";
  if (/marked for protection/.test(said))
    return "it, or what depends on it, is protected and is not replaced.";
  return said;
}

function isStack(urn: string | undefined): boolean {
  return urn?.includes("::pulumi:pulumi:Stack::") ?? false;
}

function lastErrors(output: string): string[] {
  const errors = output.split("\n").filter((text) => /^\s*error: /.test(text));
  const said = errors.length > 0 ? errors : output.trim().split("\n").slice(-3);
  return said.map((text) => text.trim().replace(/^error: /, ""));
}
