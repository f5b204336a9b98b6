import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { basename, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../judge/canonical-json.ts";
import type { Context, SourceFile } from "../judge/context.ts";
import { readPlainFile } from "./plain-file.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What decides a judgement, and the tests of the rules. Prose, docs and the sandbox do not. */
const patterns = [
  "{Pulumi.yaml,Pulumi.*.yaml,package.json,package-lock.json,tsconfig.json}",
  "{register,retention,purge,vendors,infra,policies,snapshot,judge,formats,pack,signature,cli}/**/*.{ts,js,css,json,yaml,sql}",
  "test/policies/**/*.ts",
];

/** What the command line knows of a run. */
export interface Run {
  /** Without absolute paths and without the folder written to. */
  readonly command: string;
  readonly time: Date;
  /** A state or preview file that was judged instead of the program. */
  readonly judgedFile?: string;
}

/** Reads the repository's files and its commit. Nothing else of the machine enters the evidence. */
export function collectContext({ command, time, judgedFile }: Run): Context {
  const { name, version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const sources = [...sourceFiles(), ...(judgedFile ? [hashed(basename(judgedFile), judgedFile)] : [])];
  return {
    generator: { name, version },
    ...checkout(),
    command,
    time: time.toISOString().replace(/\.\d+Z$/, "Z"),
    sources: sources.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The bytes of one of the repository's files; `undefined` where it has no such file. */
export function inputOf(path: string): Buffer | undefined {
  const reading = readPlainFile(`${root}${path}`);
  return "content" in reading ? reading.content : undefined;
}

function sourceFiles(): SourceFile[] {
  const exclude = (path: string) => path === "node_modules" || path.endsWith(`${sep}node_modules`);
  return globSync(patterns, { cwd: root, exclude })
    .map((path) => path.split(sep).join("/"))
    .map((path) => hashed(path, `${root}${path}`));
}

function hashed(path: string, file: string): SourceFile {
  return { path, sha256: sha256(readFileSync(file)) };
}

function checkout(): Pick<Context, "commit" | "workTree"> {
  try {
    const commit = git("rev-parse", "HEAD");
    return { commit, workTree: git("status", "--porcelain") === "" ? "clean" : "changed" };
  } catch {
    return { commit: "unknown", workTree: "unknown" };
  }
}

/**
 * Whether every input is as its commit has it. New files and other words beside the inputs cannot change a verdict, so a
 * pack that says "clean" can be confirmed in their presence too.
 */
export function inputsAreCommitted(sources: readonly SourceFile[]): boolean {
  try {
    const listed = git("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames").split("\0");
    const inputs = new Set(sources.map(({ path }) => path));
    return listed.every((entry) => !entry.slice(0, 2).includes("D") && !inputs.has(entry.slice(3)));
  } catch {
    return false;
  }
}

function git(...args: string[]): string {
  return execFileSync("git", args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trimEnd();
}
