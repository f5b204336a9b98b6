import { createHash } from "node:crypto";

/** JSON with sorted keys on one line: the same text as `jq -cS .`, so that anyone can recompute a digest. */
export function canonicalLine(value: unknown): string {
  return JSON.stringify(value, sorted);
}

/** JSON with sorted keys and two spaces, ending in a newline, for files that people open. */
export function canonicalFile(value: unknown): string {
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
