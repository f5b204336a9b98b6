import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { noticeProofs } from "../notice/proofs.ts";
import { clause } from "../register/clauses.ts";
import { InputError } from "../register/input-error.ts";
import type { PublishedVersion } from "../register/list/published.ts";
import { registerProblems, versionProblems } from "../register/list/standing.ts";
import { books, readBooks } from "../register/read-books.ts";
import { treeOfBoth } from "./trusted-tree.ts";
import { type JudgingChange, judgingChanges } from "./what-judges.ts";

/** Milliseconds within which a proposal's program is judged; it takes a few seconds. */
const patience = 120_000;

/** What the trusted checkout says of a proposal. */
export interface GateReport {
  readonly schemaVersion: 1;
  /** The proposal's program under the trusted packs, register and judge. */
  readonly program:
    | { readonly ran: true; readonly exitCode: number; readonly assessment: unknown }
    | { readonly ran: false; readonly why: string };
  /** Why the proposal's register may not stand, by the trusted code. */
  readonly register: readonly string[];
  /** What decides judgements and differs. Anyone may propose it; the code owners decide. */
  readonly judging: readonly JudgingChange[];
}

/**
 * Judges a proposal's checkout from a trusted one: its program with the trusted packs, register and judge; its register
 * with the trusted rules of versions; and names everything in it that judges. `asOf` is an ISO date, `within` are
 * milliseconds.
 */
export function gate(
  trusted: string,
  proposal: string,
  { stack, asOf, within = patience }: Wanted & { readonly within?: number },
): GateReport {
  return {
    schemaVersion: 1,
    program: judgeProgram(trusted, proposal, { stack, asOf, within }),
    register: judgeRegister(proposal, asOf),
    judging: judgingChanges(trusted, proposal),
  };
}

interface Wanted {
  readonly stack: string;
  readonly asOf: string;
}

function judgeProgram(
  trusted: string,
  proposal: string,
  { stack, asOf, within }: Wanted & { readonly within: number },
): GateReport["program"] {
  const tree = treeOfBoth(trusted, proposal);
  try {
    const args = ["cli/kaitalk.ts", "check", "--stack", stack, "--as-of", asOf, "--format", "json"];
    const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
      cwd: tree.folder,
      // What Node made of a tree that is removed again would be found by nobody.
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
      encoding: "utf8",
      maxBuffer: 1 << 28,
      timeout: within,
      killSignal: "SIGKILL",
    });
    if (error && "code" in error && error.code === "ETIMEDOUT")
      return { ran: false, why: `the program did not end within ${within / 1_000} s` };
    const assessment = parse(stdout);
    // Node itself ends with 1 where a module is missing: only a judgement that was written counts as one.
    if (status !== null && assessment !== undefined) return { ran: true, exitCode: status, assessment };
    return { ran: false, why: reasonIn(stderr) };
  } finally {
    tree.remove();
  }
}

/** The sentence that says why, without the lines of a stack around it. */
function reasonIn(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => line.startsWith("kaitalk: ") || /^\w*Error\b/.test(line)) ??
    "the judgement ended without a word"
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function judgeRegister(proposal: string, day: string): string[] {
  try {
    const proposed = readBooks(pathToFileURL(join(proposal, "register/")));
    const changes = proposed.changes.map(({ value }) => value);
    const proofs = noticeProofs(changes, {
      register: pathToFileURL(join(proposal, "register/")),
      keys: new URL("../register/", import.meta.url),
    });
    const history = { published: proposed.published, changes, proofs };
    return [
      ...rewritten(proposed.published),
      ...registerProblems(proposed.register.value, history, day).map(({ sentence }) => sentence),
      ...versionProblems(history, { day, noticePeriod: clause("change-notice").noticePeriod ?? "P0D" }).map(
        ({ sentence }) => sentence,
      ),
    ];
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
}

/** Published versions are only ever added to. */
function rewritten(proposed: readonly PublishedVersion[]): string[] {
  return books().published.flatMap(({ version, sha256, basis }, index) => {
    const files = [
      ...(proposed[index]?.sha256 === sha256 ? [] : ["facts.json"]),
      ...(isDeepStrictEqual(proposed[index]?.basis, basis) ? [] : ["basis.json"]),
    ];
    return files.map(
      (file) =>
        `register/published/${version}/${file}: was changed or removed; a published version stays as it was.`,
    );
  });
}
