import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as a process of its own, with no environment but what the test gives; of another checkout where one is named. */
export function startKaitalk(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  checkout = root,
): { readonly process: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ["cli/kaitalk.ts", ...args], {
    cwd: checkout,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.err += text;
  });
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }));
  return { process: child, ended };
}

export function kaitalk(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
  checkout?: string,
): Promise<Ended> {
  return startKaitalk(args, environment, checkout).ended;
}
