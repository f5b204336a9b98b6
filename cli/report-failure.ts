import { CommanderError } from "commander";
import { exitCodes } from "../judge/exit-codes.ts";
import { Failure } from "../register/failure.ts";
import { fileProblem } from "../register/file-problem.ts";
import { InputError } from "../register/input-error.ts";
import { visible } from "../register/visible.ts";
import { loadFailureSentence } from "../snapshot/program-failure.ts";

/** One clear sentence a problem, and the exit code that goes with it. With `debug` also where in the code it happened. */
export function reportFailure(error: unknown, { debug }: { readonly debug: boolean }): number {
  // Commander has already printed what it refuses.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.met : exitCodes.badInput;
  const { problems, code } = outcomeOf(error);
  for (const problem of problems) console.error(`kaitalk: ${visible(problem)}`);
  if (debug && error instanceof Error) console.error(stackOf(error));
  return code;
}

function outcomeOf(error: unknown): { readonly problems: readonly string[]; readonly code: number } {
  if (error instanceof InputError) return { problems: error.problems, code: exitCodes.badInput };
  if (error instanceof Failure) return { problems: [error.message], code: exitCodes.engineFailure };
  const file = fileProblem(error);
  if (file) {
    const where = file.path === undefined ? "a file" : relativePath(file.path);
    return {
      problems: [`${where}: cannot be read or written: ${file.reason}.`],
      code: exitCodes.badInput,
    };
  }
  const unloaded = loadFailureSentence(error);
  if (unloaded) return { problems: [unloaded], code: exitCodes.badInput };
  // The message of a stranger's error may repeat what it stumbled over: a secret, say. Node itself would end with 1,
  // which here says that a promise is broken.
  const problems = [
    `an unexpected ${nameOf(error)}${placeOf(error)} ended the command. Run it again with --debug to see more.`,
  ];
  return { problems, code: exitCodes.engineFailure };
}

function nameOf(error: unknown): string {
  return error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "failure";
}

/** ` at infra/index.ts:12`, the nearest place in this repository's own code. */
function placeOf(error: unknown): string {
  const root = new URL("..", import.meta.url);
  for (const frame of framesOf(error)) {
    const [, place] =
      /([^()\s]+:\d+):\d+\)?$/.exec(frame.replace(root.href, " ").replace(root.pathname, " ")) ?? [];
    if (place && !/^\/|:\/|^node[:_]/.test(place)) return ` at ${place.replace(/\?[^:]*/, "")}`;
  }
  return "";
}

/** Lines of code that led to an error. The message stays out where the language itself quotes what was read. */
function stackOf(error: Error): string {
  const message = error instanceof SyntaxError ? "" : `: ${error.message}`;
  const lines = [`${error.name}${message}`, ...framesOf(error)];
  return lines.map((line) => visible(line)).join("\n");
}

function framesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack.split("\n").filter((line) => /^\s+at /.test(line));
}

function relativePath(path: string): string {
  const here = `${process.cwd()}/`;
  return path.startsWith(here) ? path.slice(here.length) : path;
}
