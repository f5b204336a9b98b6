import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { fileProblem } from "../register/file-problem.ts";
import { InputError } from "../register/input-error.ts";
import { makeFolder } from "../register/make-folder.ts";
import { isRunning, thisProcess } from "./process-mark.ts";

/** Path inside the folder, with `/` → content. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** Takes one file. It must consume all pieces before it returns. */
export type Put = (path: string, pieces: Iterable<string | Uint8Array>) => void;

/** What a folder may hold that is replaced: one with a file of these is known to be such. */
interface Contents {
  readonly noun: string;
  readonly marks: readonly string[];
}

const evidence: Contents = { noun: "evidence", marks: ["bagit.txt", "findings.json", "record.jsonl"] };

const repository = fileURLToPath(new URL("..", import.meta.url));

/**
 * A folder that is written all or not at all: beside `folder` until {@link FolderDraft.publish} gives it that name.
 * What a process that is gone left beside it is cleared away first. Throws `InputError` rather than replace a folder
 * that holds something else, or where the folder cannot be written.
 */
export class FolderDraft {
  readonly #named: string;
  readonly #target: string;
  readonly #draft: string;
  readonly #old: string;
  /** The outermost folder that had to be made for the draft. */
  #firstMade: string | undefined;
  readonly #discardAtExit = () => this.discard();

  constructor(folder: string, { noun, marks }: Contents = evidence) {
    this.#named = folder;
    this.#target = resolve(folder);
    this.#draft = `${this.#target}.new-${thisProcess()}`;
    this.#old = `${this.#target}.old-${thisProcess()}`;
    this.#told(() => {
      sweep(this.#target);
      const stats = statSync(this.#target, { throwIfNoEntry: false });
      if (stats && !stats.isDirectory()) throw this.#refusal("is a file; name an empty or new folder");
      const isFilled = stats !== undefined && readdirSync(this.#target).length > 0;
      if (isFilled && !marks.some((mark) => existsSync(join(this.#target, mark))))
        throw this.#refusal(`holds files that are no ${noun}; name an empty or new folder`);
      if (changesWorkTree(this.#target))
        throw this.#refusal(
          "lies in this repository, where git would see it as a change; name a folder that git ignores, as one in dist, or one elsewhere",
        );
      // A folder that cannot be written is told before the work, not after it.
      this.#firstMade = makeFolder(this.#draft);
    });
    process.once("exit", this.#discardAtExit);
  }

  readonly put: Put = (path, pieces) => {
    const file = join(this.#draft, path);
    this.#told(() => {
      makeFolder(dirname(file));
      const descriptor = openSync(file, "wx");
      try {
        for (const piece of pieces) writeFileSync(descriptor, piece);
      } finally {
        closeSync(descriptor);
      }
    });
  };

  /** Gives the draft the folder's name; what stood there before is removed. Returns whether there was anything. */
  publish(): { readonly replaced: boolean } {
    let replaced = false;
    this.#told(() => {
      this.#firstMade = undefined;
      replaced = existsSync(this.#target) && readdirSync(this.#target).length > 0;
      if (existsSync(this.#target)) renameSync(this.#target, this.#old);
      try {
        renameSync(this.#draft, this.#target);
      } catch (error) {
        if (existsSync(this.#old)) renameSync(this.#old, this.#target);
        throw error;
      }
      rmSync(this.#old, { recursive: true, force: true });
    });
    return { replaced };
  }

  /** Removes what was not published. */
  discard(): void {
    process.off("exit", this.#discardAtExit);
    if (existsSync(this.#draft)) rmSync(this.#draft, { recursive: true, force: true });
    const first = this.#firstMade ?? this.#draft;
    for (let made = dirname(this.#draft); made.startsWith(first); made = dirname(made)) removeIfEmpty(made);
  }

  /** Turns a failure of the disk into a sentence, and leaves nothing behind. */
  #told(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.discard();
      const problem = fileProblem(error);
      throw problem ? this.#refusal(`cannot be written: ${problem.reason}`) : error;
    }
  }

  #refusal(reason: string): InputError {
    return new InputError([`${this.#named}: ${reason}, nothing was written.`]);
  }
}

/**
 * Writes one file all or not at all. Throws `InputError` where it cannot be written. `mode` is that of a new file.
 */
export function writeWhole(file: string, content: string | Uint8Array, mode = 0o666): void {
  const draft = `${resolve(file)}.new-${thisProcess()}`;
  try {
    makeFolder(dirname(draft));
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new InputError([`${file}: is a folder; name a file, nothing was written.`]);
    writeFileSync(draft, content, { mode, flag: "wx" });
    renameSync(draft, file);
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    const problem = fileProblem(error);
    if (!problem) throw error;
    throw new InputError([`${file}: cannot be written: ${problem.reason}, nothing was written.`]);
  }
}

/** Writes all files or none. */
export function writeFiles(files: Files, folder: string, contents = evidence): void {
  const draft = new FolderDraft(folder, contents);
  try {
    for (const [path, content] of files) draft.put(path, [content]);
    draft.publish();
  } finally {
    draft.discard();
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else has put something there.
  }
}

/** Removes drafts of processes that are gone, and puts back the folder that one of them had set aside. */
function sweep(target: string): void {
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const [, kind, mark] = /^\.(new|old)-(\d+-\d+)$/.exec(name.slice(basename(target).length)) ?? [];
    if (kind === undefined || mark === undefined || !name.startsWith(basename(target)) || isRunning(mark))
      continue;
    const left = join(parent, name);
    if (kind === "old" && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

/** Whether git would see the folder as part of this repository. Outside a checkout nothing can be said, or harmed. */
function changesWorkTree(target: string): boolean {
  const inside = relative(repository, target);
  if (inside.startsWith(`..${sep}`) || inside === ".." || resolve(inside) === inside) return false;
  try {
    execFileSync("git", ["check-ignore", "--quiet", inside === "" ? "." : `${inside}/x`], {
      cwd: repository,
      stdio: "ignore",
    });
    return false;
  } catch (error) {
    return error instanceof Error && "status" in error && error.status === 1;
  }
}
