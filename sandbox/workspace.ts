import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, stringify } from "yaml";

/** Everything that a sandbox keeps, in one folder that git ignores. */
export interface Workspace {
  readonly folder: string;
  /** Where the stack is made, so that the engine writes its encryption salt here and not beside the real program. */
  readonly project: string;
  readonly configFile: string;
  /** SQLite file of what the simulated vendors hold. */
  readonly memory: string;
  /** Own backend, home and passphrase; no account, and no plugin is ever downloaded. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens the sandbox in `folder`, making what is missing. */
export function openWorkspace(folder: string, names: { project: string; stack: string }): Workspace {
  const root = resolve(folder);
  const [project, state, home] = ["project", "state", "home"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [project, state, home]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const passphrase = join(root, "passphrase");
  if (!existsSync(passphrase))
    writeFileSync(passphrase, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const manifest = {
    name: names.project,
    runtime: "nodejs",
    description: "Where the sandbox's stack is made.",
  };
  writeFileSync(join(project, "Pulumi.yaml"), stringify(manifest));
  return {
    folder: root,
    project,
    configFile: join(project, `Pulumi.${names.stack}.yaml`),
    memory: join(root, "vendors.sqlite"),
    environment: {
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_HOME: home,
      PULUMI_CONFIG_PASSPHRASE_FILE: passphrase,
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_ACCESS_TOKEN: "",
    },
  };
}

/** Puts the configuration beside the salt that the engine wrote when it made the stack. */
export function writeConfig({ configFile }: Workspace, config: Readonly<Record<string, string>>): void {
  const written: unknown = existsSync(configFile) ? parse(readFileSync(configFile, "utf8")) : {};
  const kept = typeof written === "object" && written !== null ? written : {};
  writeFileSync(configFile, stringify({ ...kept, config }), { mode: 0o600 });
}

/** Forgets the sandbox: its state, its vendors, its passphrase. */
export function removeWorkspace(folder: string): void {
  rmSync(resolve(folder), { recursive: true, force: true });
}
