import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Comparable, comparableSchema } from "../judge/difference.ts";
import { InputError } from "../register/input-error.ts";
import { readJson } from "../snapshot/read-json.ts";
import { readInput } from "./read-input.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const findings = "findings.json";

/** How a git ref is judged anew. */
export interface Anew {
  readonly stack: string;
  readonly asOf: string;
}

/**
 * An assessment that was written before: what `kaitalk check --format json` printed, a findings.json, the folder of a
 * pack, or a git ref, which is judged by its own code in a work tree that is removed afterwards. Throws `InputError`.
 */
export function readAssessment(name: string, anew: Anew): Comparable {
  if (existsSync(name)) return statSync(name).isDirectory() ? inFolder(name) : inFile(name);
  if (isCommit(name)) return ofCommit(name, anew);
  throw new InputError([`"${name}" is no file, no folder of a pack and no git ref; name one of them.`]);
}

/** Whether a file is there and holds nothing: whatever should have written it has failed and said so. */
export function isEmptyFile(name: string): boolean {
  return existsSync(name) && statSync(name).isFile() && readInput(name).toString("utf8").trim() === "";
}

function inFile(file: string): Comparable {
  return parse(readInput(file).toString("utf8"), file);
}

function inFolder(folder: string): Comparable {
  const file = [join(folder, "data", findings), join(folder, findings)].find((path) => existsSync(path));
  if (!file)
    throw new InputError([
      `${folder}: holds no ${findings}; name a folder that "kaitalk evidence --out" or "kaitalk check --evidence" wrote.`,
    ]);
  return inFile(file);
}

function parse(text: string, file: string): Comparable {
  return readJson(
    text,
    file,
    comparableSchema,
    'an assessment (make one with "npx kaitalk check --format json")',
  );
}

function isCommit(ref: string): boolean {
  if (ref.startsWith("-")) return false;
  try {
    git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

function ofCommit(ref: string, { stack, asOf }: Anew): Comparable {
  const parent = mkdtempSync(join(tmpdir(), "kaitalk-diff-"));
  const tree = join(parent, "tree");
  try {
    git("worktree", "add", "--quiet", "--detach", tree, `${ref}^{commit}`);
    provideModules(tree, ref);
    const command = ["cli/kaitalk.ts", "check", "--format", "json", "--stack", stack, "--as-of", asOf];
    return parse(judgedBy(command, tree, ref), ref);
  } finally {
    rmSync(parent, { recursive: true, force: true });
    git("worktree", "prune");
  }
}

/** The same packages where both lock the same; its own otherwise. */
function provideModules(tree: string, ref: string): void {
  const lock = (folder: string) => readInput(join(folder, "package-lock.json")).toString("utf8");
  if (lock(tree) === lock(root)) {
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"), "junction");
    return;
  }
  try {
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: tree, stdio: "pipe" });
  } catch {
    throw new InputError([
      `${ref}: its packages could not be installed with npm ci, so it cannot be judged.`,
    ]);
  }
}

/** A broken or unverified promise ends the command with 1 or 3, and is an assessment all the same. */
function judgedBy(command: readonly string[], tree: string, ref: string): string {
  try {
    return execFileSync(process.execPath, command, { cwd: tree, ...captured });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    if (stdout.startsWith("{")) return stdout;
    const [said = "it said nothing"] = stderr.trim().split("\n");
    throw new InputError([`${ref}: cannot be judged by its own code: ${said.replace(/^kaitalk: /, "")}`]);
  }
}

const captured: ExecFileSyncOptionsWithStringEncoding = {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "pipe"],
  maxBuffer: 1 << 30,
};

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, ...captured });
}
