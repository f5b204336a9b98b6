import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and what is missing above it, and gives the outermost folder that it made; undefined where all were
 * there. Throws the system's error where it cannot. Node's own recursive way never returns where a file system takes no
 * folders, as /proc.
 */
export function makeFolder(folder: string, mode = 0o777): string | undefined {
  const missing: string[] = [];
  for (let above = resolve(folder); !existsSync(above); above = dirname(above)) missing.unshift(above);
  for (const one of missing) make(one, mode);
  return missing[0];
}

/** Another process may have made it meanwhile. */
function make(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
