import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { InputError } from "../register/input-error.ts";
import type { Files } from "./write-files.ts";

/** Every file of a pack's folder: path with `/` → bytes. Throws `InputError` where the folder is no pack. */
export function readPack(folder: string): Files {
  if (!existsSync(folder)) throw new InputError([`${folder}: cannot be read; name the folder of a pack.`]);
  if (!existsSync(join(folder, "manifest-sha256.txt")))
    throw new InputError([
      `${folder}: holds no manifest-sha256.txt; name a folder that "kaitalk evidence --out" wrote.`,
    ]);
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(folder, file).split(sep).join("/"), readFileSync(file)] as const),
  );
}

/** A file of the pack as text; empty where the pack lacks it. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? "";
  return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
}
