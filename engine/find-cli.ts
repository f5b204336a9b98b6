import { execFile } from "node:child_process";
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";

/** A real Pulumi CLI on this machine. */
export interface PulumiCli {
  readonly path: string;
  /** As it reports itself, such as `v3.265.0`. */
  readonly version: string;
  readonly origin: "PATH" | "Pulumi home" | "npm package";
}

interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** The official npm package, which holds no CLI but fetches the one of its own version at first use. */
export const npmPackage = "pulumi@3.265.0";

/** What to say where no CLI can be had. */
export const missingCliSentence =
  "No Pulumi CLI was found on PATH or in the Pulumi home, and the npm package could not fetch one: install Pulumi's; " +
  "`npx kaitalk check` judges the declared stack without it.";

/**
 * Looks for the CLI on PATH, then in the Pulumi home, then (with `mayDownload`) asks the official npm package to fetch
 * it. A `pulumi` in a `node_modules/.bin` is that package, not a CLI, and is passed over. Undefined where none works.
 */
export async function findCli(
  { mayDownload }: { mayDownload: boolean },
  surroundings: Surroundings = { environment: process.env, platform: process.platform },
): Promise<PulumiCli | undefined> {
  for (const { path, origin } of candidates(surroundings)) {
    const version = await versionOf(path);
    if (version) return { path, version, origin };
  }
  return mayDownload ? downloaded(surroundings) : undefined;
}

function candidates({ environment, platform }: Surroundings): Pick<PulumiCli, "path" | "origin">[] {
  const name = platform === "win32" ? "pulumi.exe" : "pulumi";
  const onPath = (environment.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !isNodeBin(folder))
    .map((folder) => ({ path: join(folder, name), origin: "PATH" as const }));
  const home = homeOf(environment);
  const inHome = [join(home, "bin"), ...fetchedBefore(home)].map((folder) => ({
    path: join(folder, name),
    origin: "Pulumi home" as const,
  }));
  return [...onPath, ...inHome].filter(({ path }) => isExecutable(path));
}

function isNodeBin(folder: string): boolean {
  return basename(folder) === ".bin" && basename(dirname(folder)) === "node_modules";
}

function homeOf(environment: NodeJS.ProcessEnv): string {
  return environment.PULUMI_HOME || join(homedir(), ".pulumi");
}

/** Where the npm package and the Automation API keep what they fetched, newest version first. */
function fetchedBefore(home: string): string[] {
  const versions = join(home, "versions");
  try {
    return readdirSync(versions)
      .sort((one, other) => other.localeCompare(one, "en", { numeric: true }))
      .map((version) => join(versions, version, "bin"));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function downloaded(surroundings: Surroundings): Promise<PulumiCli | undefined> {
  const { environment, platform } = surroundings;
  // npx is a script of the shell on Windows.
  const npx = platform === "win32" ? "npx.cmd" : "npx";
  const fetched = await run(npx, ["--yes", npmPackage, "version"], environment, platform === "win32");
  if (fetched === undefined) return undefined;
  const [found] = candidates(surroundings);
  const version = found && (await versionOf(found.path));
  return found && version ? { path: found.path, version, origin: "npm package" } : undefined;
}

async function versionOf(path: string): Promise<string | undefined> {
  const answer = await run(path, ["version"], { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" });
  return answer && /^v?\d+\.\d+\.\d+/.test(answer) ? answer : undefined;
}

function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  shell = false,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, args, { env, shell, encoding: "utf8" }, (error, stdout) => {
      resolve(error ? undefined : stdout.trim().split("\n").at(-1));
    });
  });
}
