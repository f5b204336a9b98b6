import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import { fileProblem } from "../register/file-problem.ts";

/** Largest file that is read, in bytes: a pack of a hundred thousand resources holds none of this size. */
const largest = 512 * 1024 * 1024;

/** The bytes of a file, or why it is not read, in words that follow its name. */
export type Reading = { readonly content: Buffer } | { readonly problem: string };

/**
 * Reads a plain file and nothing else: whoever made the folder may have put a link to another file there, or a pipe on
 * which a reader waits for ever. `follow` allows a link where the reader named the file.
 */
export function readPlainFile(path: string, { follow = false } = {}): Reading {
  try {
    const named = follow ? statSync(path) : lstatSync(path);
    // Opening a device can already do something.
    if (!named.isFile()) return { problem: `is ${kindOf(named)}, no plain file` };
    const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
    const descriptor = openSync(path, O_RDONLY | O_NONBLOCK | (follow ? 0 : O_NOFOLLOW));
    try {
      // It may have been exchanged since it was looked at.
      const opened = fstatSync(descriptor);
      if (!opened.isFile()) return { problem: `is ${kindOf(opened)}, no plain file` };
      return readBounded(descriptor, opened.size);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { reason } = fileProblem(error) ?? {};
    return { problem: `cannot be read${reason ? `: ${reason}` : ""}` };
  }
}

function readBounded(descriptor: number, size: number): Reading {
  if (size > largest) return { problem: `is larger than ${largest / 1024 / 1024} MiB, which no pack needs` };
  const content = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const bytes = readSync(descriptor, content, filled, size - filled, null);
    if (bytes === 0) return { problem: "became shorter while it was read" };
    filled += bytes;
  }
  return { content };
}

function kindOf(stats: Stats): string {
  if (stats.isSymbolicLink()) return "a symbolic link";
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  return stats.isSocket() ? "a socket" : "a device";
}
