import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { InputError } from "../../register/input-error.ts";
import type { Files } from "../write-files.ts";

/** Every file of a pack's folder: path with `/` → bytes. Throws `InputError` where the folder is no pack. */
export function readPack(folder: string): Files {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    throw new InputError([`${folder}: cannot be read; name the folder of a pack.`]);
  }
  const files = new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name.split(sep).join("/"), readFileSync(join(folder, name))] as const),
  );
  if (!files.has("manifest-sha256.txt"))
    throw new InputError([
      `${folder}: holds no manifest-sha256.txt; name a folder that "kaitalk evidence --out" wrote.`,
    ]);
  return files;
}

/** A file of the pack as text; empty where the pack lacks it. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? "";
  return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
}
