import { fileURLToPath } from "node:url";
import { configKeys } from "../infra/config-keys.ts";
import { Failure } from "../register/failure.ts";
import { type AttachedVendors, attachVendors } from "../sandbox/attach.ts";
import type { Fault } from "../sandbox/faults.ts";
import { sandboxConfig } from "../sandbox/stack-config.ts";
import { openWorkspace, type Workspace, writeConfig } from "../sandbox/workspace.ts";
import { readStackConfig, type StackConfig } from "../snapshot/stack-config.ts";
import type { PulumiCli } from "./find-cli.ts";
import { type EngineTarget, runCli } from "./run-engine.ts";

export interface SandboxOptions {
  readonly folder: string;
  readonly stack: string;
  readonly cli: PulumiCli;
  readonly faults?: readonly Fault[];
  /** Configuration that differs from the stack's own, by key. */
  readonly config?: Readonly<Record<string, string>>;
}

export interface SandboxSession {
  readonly target: EngineTarget;
  readonly workspace: Workspace;
  readonly vendors: AttachedVendors;
  /** What the program is told, the made-up secrets in the clear. */
  readonly config: StackConfig;
}

/** Keys whose values are secret, because the program says so or because the owner set them so. */
export function secretsOf({ secretKeys }: StackConfig): ReadonlySet<string> {
  const declared = Object.entries(configKeys).filter(([, { kind }]) => kind === "secret");
  return new Set([...declared.map(([name]) => `kaitalk:${name}`), ...secretKeys]);
}

/** The real program, packs and engine on simulated vendors, for as long as `work` takes. */
export async function withSandbox<Result>(
  { folder, stack, cli, faults, config }: SandboxOptions,
  work: (session: SandboxSession) => Promise<Result>,
): Promise<Result> {
  const declared = readStackConfig(stack);
  const { project, values } = declared;
  const secrets = secretsOf(declared);
  const workspace = openWorkspace(folder, { project, stack });
  const vendors = await attachVendors({ memory: workspace.memory, ...(faults && { faults }) });
  try {
    const target: EngineTarget = {
      cli,
      stack,
      folder: fileURLToPath(new URL("../", import.meta.url)),
      configFile: workspace.configFile,
      environment: { ...workspace.environment, ...vendors.environment },
    };
    await makeStack(target, workspace);
    const told = sandboxConfig(values, secrets, config);
    await configure(target, workspace, told, secrets);
    return await work({
      target,
      workspace,
      vendors,
      config: { project, stack, values: told, secretKeys: [...secrets].filter((key) => key in told) },
    });
  } finally {
    await vendors.close();
  }
}

/** What the program takes as a secret is encrypted, as the owner would have set it. */
async function configure(
  target: EngineTarget,
  workspace: Workspace,
  config: Readonly<Record<string, string>>,
  secrets: ReadonlySet<string>,
): Promise<void> {
  const { secret = [], open = [] } = Object.groupBy(Object.entries(config), ([key]) =>
    secrets.has(key) ? "secret" : "open",
  );
  writeConfig(workspace, Object.fromEntries(open));
  const settings = secret.flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
  const options = ["--stack", target.stack, "--config-file", workspace.configFile];
  const { code, output } = await runCli(target, ["config", "set-all", ...options, ...settings]);
  if (code !== 0)
    throw new Failure(`the sandbox's configuration could not be encrypted: ${lastLine(output)}`);
}

/** Made in a folder of the sandbox's own, because making a stack writes into the folder where it is done. */
async function makeStack(target: EngineTarget, { project }: Workspace): Promise<void> {
  const known = await runCli({ ...target, folder: project }, ["stack", "select", target.stack]);
  if (known.code === 0) return;
  const made = await runCli({ ...target, folder: project }, ["stack", "init", target.stack]);
  if (made.code !== 0) throw new Failure(`the sandbox's stack could not be made: ${lastLine(made.output)}`);
}

/** Where the CLI says what is wrong. */
function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}
