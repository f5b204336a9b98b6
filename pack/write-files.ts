import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InputError } from "../register/input-error.ts";

/** Path inside the folder, with `/` → content. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Takes one file. It must consume all pieces before it returns. */
export type Put = (path: string, pieces: Iterable<string | Uint8Array>) => void;

/** A folder with one of these files is evidence and may be replaced. */
const marks = ["bagit.txt", "findings.json"];

/**
 * A folder that is written all or not at all: beside `folder` until {@link FolderDraft.publish} gives it that name.
 * Throws `InputError` rather than replace a folder that holds something else.
 */
export class FolderDraft {
  readonly #target: string;
  readonly #draft: string;

  constructor(folder: string) {
    this.#target = resolve(folder);
    this.#draft = `${this.#target}.new-${process.pid}`;
    const isFilled = existsSync(this.#target) && readdirSync(this.#target).length > 0;
    if (isFilled && !marks.some((mark) => existsSync(join(this.#target, mark))))
      throw new InputError([
        `${folder}: holds files that are no evidence; name an empty or new folder, nothing was written.`,
      ]);
  }

  readonly put: Put = (path, pieces) => {
    const file = join(this.#draft, path);
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(file, "wx");
    try {
      for (const piece of pieces) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
  };

  /** Gives the draft the folder's name; what stood there before is removed. */
  publish(): void {
    const old = `${this.#target}.old-${process.pid}`;
    if (existsSync(this.#target)) renameSync(this.#target, old);
    try {
      renameSync(this.#draft, this.#target);
    } catch (error) {
      if (existsSync(old)) renameSync(old, this.#target);
      throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }

  /** Removes what was not published. */
  discard(): void {
    rmSync(this.#draft, { recursive: true, force: true });
  }
}

/** Writes all files or none. */
export function writeFiles(files: Files, folder: string): void {
  const draft = new FolderDraft(folder);
  try {
    for (const [path, content] of files) draft.put(path, [content]);
    draft.publish();
  } finally {
    draft.discard();
  }
}
