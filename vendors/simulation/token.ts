import { randomBytes } from "node:crypto";

/** Characters as vendors use them in ids and tokens; never a real one, and marked as the sandbox's. */
export function madeUp(prefix: string, length = 20): string {
  return `${prefix}${randomBytes(length).toString("hex").slice(0, length)}`;
}
