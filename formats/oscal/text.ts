import type { Property } from "./model/metadata.ts";

/** Namespace of names that OSCAL does not define: a tag URI, which names and points nowhere. */
export const ownNamespace = "tag:kaitalk.online,2026:compliance-stack";

/** Text that OSCAL reads as Markdown, with what Markdown would take for markup escaped. */
export function markup(text: string): string {
  return text.trim().replace(/[\\`*~^<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** The same on one line. */
export function markupLine(text: string): string {
  return markup(oneLine(text));
}

/** Text for a field that OSCAL reads as it stands. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A property of our own; nothing where there is nothing to say. */
export function own(name: string, value: string | number | boolean | null | undefined): Property[] {
  const text = value === null || value === undefined ? "" : oneLine(String(value));
  return text === "" ? [] : [{ name, ns: ownNamespace, value: text }];
}

/** `own` with a sentence that explains the value. */
export function explained(name: string, value: string, remarks: string): Property[] {
  return own(name, value).map((property) => ({ ...property, remarks: markup(remarks) }));
}

/** `1 rule`, `3 rules`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The list, or nothing: OSCAL has no empty lists. */
export function some<T>(items: readonly T[]): T[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
