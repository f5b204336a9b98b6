import { hash } from "node:crypto";

/** JSON with sorted keys on one line: the same text as `jq -cSj .`, so that anyone can recompute a digest. */
export function canonicalLine(value: unknown): string {
  return write(value, "");
}

/** JSON with sorted keys and two spaces, ending in a newline, for files that people open. */
export function canonicalFile(value: unknown): string {
  return `${write(value, "\n")}\n`;
}

/** The text of {@link canonicalFile} in pieces, for a document whose whole would take much memory. */
export function* canonicalPieces(value: unknown): Generator<string> {
  yield* pieces(value, { newline: "\n", before: "", levels: 5 });
  yield "\n";
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

/** One piece for each thing so many levels down, `before` it what leads to it. */
function* pieces(
  value: unknown,
  { newline, before, levels }: { readonly newline: string; readonly before: string; readonly levels: number },
): Generator<string> {
  const entries = levels > 0 ? entriesOf(value) : [];
  if (entries.length === 0) {
    yield before + write(value, newline);
    return;
  }
  const inner = `${newline}  `;
  let opening = `${before}${Array.isArray(value) ? "[" : "{"}`;
  for (const [key, entry] of entries) {
    yield* pieces(entry, { newline: inner, before: `${opening}${inner}${key}`, levels: levels - 1 });
    opening = ",";
  }
  yield `${newline}${Array.isArray(value) ? "]" : "}"}`;
}

/** What stands inside, each with what stands before it on its line. */
function entriesOf(value: unknown): (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.map((item) => ["", item]);
  return sortedEntries(value).map(([key, entry]) => [`${JSON.stringify(key)}: `, entry]);
}

function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
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
  const entries = sortedEntries(value).map(
    ([key, entry]) => `${JSON.stringify(key)}${colon}${write(entry, inner)}`,
  );
  return entries.length === 0 ? "{}" : `{${inner}${entries.join(`,${inner}`)}${newline}}`;
}
