/** Modules of other rooms that the program may import: what it is declared from, and what declares it. */
const modules = [
  ...["books", "clause-ids", "clauses", "input-error", "languages", "read-books"].map(
    (name) => `register/${name}.ts`,
  ),
  ...["archive", "cells", "document", "frame", "words", "write-document"].map(
    (name) => `register/list/${name}.ts`,
  ),
  ...["buckets", "contradicted-copies", "solve"].map((name) => `retention/${name}.ts`),
  "purge/read-table-map.ts",
  ...["neon", "postmark", "render", "stripe", "twilio"].map((vendor) => `vendors/${vendor}/binding.ts`),
];
const shared: ReadonlySet<string> = new Set(modules);

/** Whether a file of the repository, named from its root, is one of them, or the program's own. */
export function isShared(file: string): boolean {
  return file.startsWith("infra/") || shared.has(file);
}

/** The program and its judge read the same register: whatever it is made of can be changed by neither. */
export function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map) {
    for (const entry of value.values()) freeze(entry);
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  }
  Object.freeze(value);
  for (const entry of Object.values(value)) freeze(entry);
}

function refuse(): never {
  throw new TypeError("what the register says cannot be changed");
}
