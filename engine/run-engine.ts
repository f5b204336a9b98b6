import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type EngineReport, readEvents } from "./events.ts";
import type { PulumiCli } from "./find-cli.ts";

/** Where and on what the engine works. */
export interface EngineTarget {
  readonly cli: PulumiCli;
  readonly stack: string;
  /** Folder of Pulumi.yaml. */
  readonly folder: string;
  /** Configuration other than Pulumi.<stack>.yaml beside Pulumi.yaml. */
  readonly configFile?: string;
  /** What the engine's environment has beyond this process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface EngineRun {
  /** Exit code of the engine; undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly report: EngineReport;
  /** What it printed, for a failure that no event explains. */
  readonly output: string;
}

interface Ended {
  readonly code: number | undefined;
  /** Both streams, in the order in which they came. */
  readonly output: string;
  readonly stdout: string;
}

export interface Talk {
  /** Shows what the engine prints while it prints it. */
  readonly verbose: boolean;
  /** What people call the operation, where that is not the engine's own word. */
  readonly called?: string;
}

/** Between two lines that say that an operation still runs, in milliseconds. */
const stillRunning = 15_000;

/**
 * Says on standard error what begins, and every now and then that it goes on, until the returned function is called.
 * Nothing where the engine's own words are shown.
 */
export function progress(operation: string, { verbose, called = operation }: Talk): () => void {
  if (verbose) return () => {};
  const began = performance.now();
  process.stderr.write(`  ${called} …\n`);
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`  ${called} … ${seconds} s\n`);
  }, stillRunning).unref();
  return () => clearInterval(timer);
}

/** Runs an operation that writes an event log: preview, up, refresh, destroy. */
export async function runOperation(
  target: EngineTarget,
  operation: readonly string[],
  talk: Talk,
): Promise<EngineRun> {
  // The log holds secrets in the engine's own debugging messages: a private folder, gone before this returns.
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-engine-"));
  const log = join(folder, "events.jsonl");
  const done = progress(operation[0] ?? "", talk);
  try {
    const config = target.configFile ? ["--config-file", target.configFile] : [];
    const args = [...operation, "--stack", target.stack, ...config, "--event-log", log, "--color", "never"];
    const { code, output } = await runCli(target, args, talk);
    return { code, output, report: readEvents(readIfThere(log)) };
  } finally {
    done();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs any command of the CLI, without prompts. */
export function runCli(
  { cli, folder, environment }: Pick<EngineTarget, "cli" | "folder" | "environment">,
  args: readonly string[],
  { verbose }: Talk = { verbose: false },
): Promise<Ended> {
  const child = spawn(cli.path, ["--non-interactive", "--cwd", folder, ...args], {
    env: { ...process.env, ...environment, ...quiet, PATH: pathWith(cli) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    stdout += text;
    if (verbose) process.stdout.write(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (verbose) process.stderr.write(text);
  });
  // An interrupt reaches the engine too, which then ends in order; what it worked on is cleaned up after it, not before.
  const interrupt = () => child.kill("SIGINT");
  process.on("SIGINT", wait).on("SIGTERM", interrupt).on("SIGHUP", interrupt);
  return new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? undefined, output, stdout }));
  }).finally(() => process.off("SIGINT", wait).off("SIGTERM", interrupt).off("SIGHUP", interrupt));
}

function wait(): void {}

const quiet = {
  PULUMI_SKIP_UPDATE_CHECK: "true",
  // The event log is an option of the engine's debugging commands.
  PULUMI_DEBUG_COMMANDS: "true",
};

/** The engine finds its language host beside itself, and `node` must be the one that runs TypeScript as it is. */
function pathWith({ path }: PulumiCli): string {
  return [dirname(path), dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
