import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders in which every file is generated, so that any other one is left over. */
const generatedFolders = ["docs/policies/"];

/** Paths from the root of what differed from the generated files. */
export interface Difference {
  readonly stale: readonly string[];
  /** Files of a generated folder that nothing generates any more, as the page of a removed rule. */
  readonly stray: readonly string[];
}

/** Compares the generated files (path from `root` → content) with the disk; writes and deletes unless `checkOnly`. */
export function syncFiles(
  root: URL,
  files: ReadonlyMap<string, string>,
  { checkOnly }: { readonly checkOnly: boolean },
): Difference {
  const stale = [...files.keys()].filter((path) => contentOf(new URL(path, root)) !== files.get(path));
  const stray = generatedFolders
    .filter((folder) => [...files.keys()].some((path) => path.startsWith(folder)))
    .flatMap((folder) => strayIn(root, folder, files));
  if (checkOnly) return { stale, stray };
  for (const path of stale) write(new URL(path, root), files.get(path) ?? "");
  for (const path of stray) rmSync(new URL(path, root));
  return { stale, stray };
}

function contentOf(url: URL): string | undefined {
  return existsSync(url) ? readFileSync(url, "utf8") : undefined;
}

function strayIn(root: URL, folder: string, files: ReadonlyMap<string, string>): string[] {
  const url = new URL(folder, root);
  if (!existsSync(url)) return [];
  const found = readdirSync(url).map((name) => `${folder}${name}`);
  return found.filter((path) => !files.has(path)).toSorted();
}

function write(url: URL, content: string): void {
  mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
  writeFileSync(url, content);
}
