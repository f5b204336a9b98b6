import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, stringify } from "yaml";
import { InputError } from "../register/input-error.ts";
import { makeFolder } from "../register/make-folder.ts";

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

const passphraseFile = "passphrase";
/** SQLite keeps journals beside it, whose names begin with its own. */
export const memoryFile = "vendors.sqlite";
const folders = ["project", "state", "home"] as const;
const own: ReadonlySet<string> = new Set([...folders, passphraseFile]);

/** Opens the sandbox in `folder`, making what is missing. */
export function openWorkspace(folder: string, names: { project: string; stack: string }): Workspace {
  const root = resolve(folder);
  for (const name of folders) makeFolder(join(root, name), 0o700);
  const project = join(root, "project");
  const passphrase = join(root, passphraseFile);
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
    memory: join(root, memoryFile),
    environment: {
      PULUMI_BACKEND_URL: pathToFileURL(join(root, "state")).href,
      PULUMI_HOME: join(root, "home"),
      // The engine asks this variable before the file, even where it is empty.
      PULUMI_CONFIG_PASSPHRASE: readFileSync(passphrase, "utf8"),
      PULUMI_CONFIG_PASSPHRASE_FILE: "",
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

/**
 * Forgets the sandbox: its state, its vendors, its passphrase. Whatever else lies in the folder stays.
 * false where there is none. Throws `InputError` for a folder that is no sandbox.
 */
export function removeWorkspace(folder: string): boolean {
  const root = resolve(folder);
  if (!existsSync(root)) return false;
  if (!existsSync(join(root, passphraseFile)) || !existsSync(join(root, "project", "Pulumi.yaml")))
    throw InputError.at(
      { file: folder },
      "is no sandbox; name the folder that kaitalk sandbox up was given.",
    );
  for (const name of readdirSync(root))
    if (own.has(name) || name.startsWith(memoryFile))
      rmSync(join(root, name), { recursive: true, force: true });
  if (readdirSync(root).length === 0) rmdirSync(root);
  return true;
}
