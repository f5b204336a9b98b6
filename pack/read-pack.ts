import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../register/input-error.ts";
import { readPlainFile } from "./plain-file.ts";
import type { Files } from "./write-files.ts";

const mostFiles = 100_000;
/** Bytes of all files together. */
const mostBytes = 2 * 1024 * 1024 * 1024;

/** A pack as it lies in a folder: what could be read, and what is no plain file or could not be read. */
export interface FoundPack {
  /** Path with `/` → bytes. */
  readonly files: Files;
  /** Path with `/` → why it was not read, in words that follow the path. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Reads a pack's folder without following any link. Throws `InputError` where the folder is no pack. */
export function readPack(folder: string): FoundPack {
  if (!existsSync(folder)) throw new InputError([`${folder}: cannot be read; name the folder of a pack.`]);
  if (!lstatSync(join(folder, "manifest-sha256.txt"), { throwIfNoEntry: false }))
    throw new InputError([
      `${folder}: holds no manifest-sha256.txt; name a folder that "kaitalk evidence --out" wrote.`,
    ]);
  const files = new Map<string, Uint8Array>();
  const unread = new Map<string, string>();
  let bytes = 0;
  const folders = [""];
  for (let inside = folders.pop(); inside !== undefined; inside = folders.pop()) {
    for (const entry of entriesOf(folder, inside, unread)) {
      const path = `${inside}${entry.name}`;
      if (files.size + unread.size >= mostFiles || bytes > mostBytes) {
        unread.set(path, "and what follows is more than any pack holds");
        return { files, unread };
      }
      if (entry.isDirectory()) {
        folders.push(`${path}/`);
        continue;
      }
      const reading = readPlainFile(join(folder, path));
      if ("problem" in reading) unread.set(path, reading.problem);
      else {
        files.set(path, reading.content);
        bytes += reading.content.length;
      }
    }
  }
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), unread };
}

function entriesOf(folder: string, inside: string, unread: Map<string, string>) {
  try {
    return readdirSync(join(folder, inside), { withFileTypes: true });
  } catch {
    unread.set(inside || ".", "cannot be read");
    return [];
  }
}

/** Reads a pack of which every file must be readable. Throws `InputError` that names what is not. */
export function readWholePack(folder: string): Files {
  const { files, unread } = readPack(folder);
  if (unread.size > 0)
    throw new InputError([...unread].map(([path, reason]) => `${join(folder, path)}: ${reason}.`));
  return files;
}

/** A file of the pack as text; empty where the pack lacks it. */
export function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? "";
  return typeof content === "string" ? content : Buffer.from(content).toString("utf8");
}
