import { isCollection, isNode, isPair, type Node, parseDocument, stringify } from "yaml";

/**
 * A YAML text with one more entry at the end of the list at `path`; whatever stood there stays as it was written,
 * comments too. Throws where there is no such list or it is empty: the books that are edited have their entries.
 */
export function appendEntry(text: string, path: readonly (string | number)[], entry: unknown): string {
  const list = parseDocument(text).getIn(path, true);
  const last = isCollection(list) ? list.items.at(-1) : undefined;
  if (!isCollection(list) || !isNode(last)) throw new Error(`no list at ${path.join(".")}`);
  if (list.flow) {
    const end = endOf(last);
    return `${text.slice(0, end)}, ${stringify(entry).trim()}${text.slice(end)}`;
  }
  const start = last.range?.[0] ?? 0;
  // Of a list in block style the dash stands two before its entry.
  const indent = start - (text.lastIndexOf("\n", start) + 1) - 2;
  const line = text.indexOf("\n", endOf(last));
  const end = line < 0 ? text.length : line + 1;
  const added = stringify([entry], { lineWidth: 110, nullStr: "null" }).replace(
    /^(?=.)/gm,
    " ".repeat(indent),
  );
  return text.slice(0, end) + added + text.slice(end);
}

/** The same text with another scalar at `path`. */
export function replaceScalar(text: string, path: readonly (string | number)[], value: string): string {
  const node = parseDocument(text).getIn(path, true);
  if (!isNode(node) || !node.range) throw new Error(`nothing at ${path.join(".")}`);
  return text.slice(0, node.range[0]) + value + text.slice(node.range[1]);
}

/** Where what is written of a node ends: the range of a list in block style reaches over the comments that follow it. */
function endOf(node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const inner = isPair(last) ? (isNode(last.value) ? last.value : last.key) : last;
    if (isNode(inner)) return endOf(inner);
  }
  return node.range?.[1] ?? 0;
}
