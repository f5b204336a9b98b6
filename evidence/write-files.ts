import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../register/input-error.ts";

/** Path inside the folder, with `/` → content. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** A folder with one of these files was written by this room and may be replaced. */
const marks = ["bagit.txt", "findings.json"];

/**
 * Writes all files or none: into a folder beside `folder` that then takes its name.
 * Throws `InputError` rather than replace a folder that holds something else.
 */
export function writeFiles(files: Files, folder: string): void {
  const target = resolve(folder);
  const isFilled = existsSync(target) && readdirSync(target).length > 0;
  if (isFilled && !marks.some((mark) => existsSync(join(target, mark))))
    throw new InputError([
      `${folder}: holds files that are no evidence; name an empty or new folder, nothing was written.`,
    ]);
  const fresh = `${target}.new-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  try {
    for (const [path, content] of files) {
      const file = join(fresh, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    if (existsSync(target)) renameSync(target, old);
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old) && !existsSync(target)) renameSync(old, target);
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
