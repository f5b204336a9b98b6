import { closeSync, openSync, readSync, statSync } from "node:fs";
import { InputError } from "../register/input-error.ts";

/** The longest text that JavaScript can hold, in bytes of ASCII; a device has no end at all. */
const longest = 512 * 1024 * 1024;
const pieceLength = 1024 * 1024;

/** The bytes of a file, or of a pipe, that a person named. Throws `InputError` where it cannot be read, or is too long to be one. */
export function readInput(file: string): Buffer {
  const pieces: Buffer[] = [];
  let total = 0;
  let descriptor: number;
  // Opening a named pipe waits for whoever writes to it, and hears no signal; what a shell hands over is open already.
  const kind = statSync(file, { throwIfNoEntry: false });
  if (!/^\/(?:dev|proc)\//.test(file) && kind?.isFIFO())
    throw InputError.at({ file }, "is a named pipe, on which a reader may wait for ever; name a file.");
  if (kind?.isDirectory())
    throw InputError.at({ file }, "cannot be read: it is a folder; name a file in it.");
  try {
    descriptor = openSync(file, "r");
  } catch {
    throw InputError.at({ file }, "cannot be read; name a file that exists.");
  }
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(pieceLength);
      const bytes = readSync(descriptor, piece);
      if (bytes === 0) return Buffer.concat(pieces, total);
      total += bytes;
      if (total > longest)
        throw InputError.at({ file }, `is longer than ${longest / 1024 / 1024} MiB; name an export.`);
      pieces.push(piece.subarray(0, bytes));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw InputError.at({ file }, "cannot be read; name a file that exists.");
  } finally {
    closeSync(descriptor);
  }
}
