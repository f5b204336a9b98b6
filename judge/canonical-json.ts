import { hash } from "node:crypto";

/** JSON with sorted keys on one line: the same text as `jq -cSj .`, so that anyone can recompute a digest. */
export function canonicalLine(value: unknown): string {
  return write(value, "");
}

/** JSON with sorted keys and two spaces, ending in a newline, for files that people open. */
export function canonicalFile(value: unknown): string {
  return `${write(value, "\n")}\n`;
}

/** A file like {@link canonicalFile}, in pieces, in which each element of the `lists` stands on a line of its own. */
export function* canonicalTable(
  head: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, Iterable<unknown>>>,
): Generator<string> {
  let opening = "{\n  ";
  for (const key of [...Object.keys(head), ...Object.keys(lists)].sort()) {
    yield `${opening}${JSON.stringify(key)}: `;
    const list = lists[key];
    if (list) yield* linesOf(list);
    else yield write(head[key], "\n  ");
    opening = ",\n  ";
  }
  yield "\n}\n";
}

function* linesOf(list: Iterable<unknown>): Generator<string> {
  let opening = "[\n    ";
  for (const element of list) {
    yield opening + canonicalLine(element);
    opening = ",\n    ";
  }
  yield opening.startsWith("[") ? "[]" : "\n  ]";
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash("sha256", content);
}

/** `JSON.stringify` cannot do this: it puts keys that look like numbers first, whatever their order. */
function write(value: unknown, newline: string): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`JSON has no number ${value}`);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const inner = newline && `${newline}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, inner));
    return items.length === 0 ? "[]" : `[${inner}${items.join(`,${inner}`)}${newline}]`;
  }
  const colon = newline ? ": " : ":";
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `${JSON.stringify(key)}${colon}${write(entry, inner)}`);
  return entries.length === 0 ? "{}" : `{${inner}${entries.join(`,${inner}`)}${newline}}`;
}
