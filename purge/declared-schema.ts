import { readdirSync, readFileSync } from "node:fs";

/** The tables that the migrations leave behind: whether each is logged, and its columns. */
export type DeclaredSchema = ReadonlyMap<
  string,
  { readonly logged: boolean; readonly columns: ReadonlySet<string> }
>;

/** Reads purge/migrations/, or another folder of numbered SQL files, in the order of their numbers. */
export function declaredSchema(folder: URL = new URL("migrations/", import.meta.url)): DeclaredSchema {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return schemaOf(files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n"));
}

/** The same for SQL in hand. It reads the statements that make, change and drop tables, and no other. */
export function schemaOf(sql: string): DeclaredSchema {
  const tables = new Map<string, { logged: boolean; columns: Set<string> }>();
  const text = sql.replaceAll(/--.*$/gm, "").replaceAll(/\$\$.*?\$\$/gs, "''");
  for (const statement of text.split(";").map((each) => each.trim())) {
    const created = /^CREATE\s+(UNLOGGED\s+)?TABLE\s+(?:IF NOT EXISTS\s+)?(\w+)\s*\((.*)\)$/is.exec(
      statement,
    );
    if (created) {
      const [, unlogged, name = "", body = ""] = created;
      tables.set(name, { logged: unlogged === undefined, columns: new Set(columnsIn(body)) });
    }
    const [, dropped] = /^DROP\s+TABLE\s+(?:IF EXISTS\s+)?(\w+)/i.exec(statement) ?? [];
    if (dropped) tables.delete(dropped);
    const [, altered = "", change = ""] =
      /^ALTER\s+TABLE\s+(?:ONLY\s+)?(\w+)\s+(.*)$/is.exec(statement) ?? [];
    const table = tables.get(altered);
    if (!table) continue;
    for (const part of topLevel(change)) applyChange(table, part);
    const [, renamed] = /^RENAME\s+TO\s+(\w+)$/i.exec(change) ?? [];
    if (renamed) {
      tables.delete(altered);
      tables.set(renamed, table);
    }
  }
  return tables;
}

function applyChange(table: { logged: boolean; columns: Set<string> }, change: string): void {
  const [, added] = /^ADD\s+COLUMN\s+(?:IF NOT EXISTS\s+)?(\w+)/i.exec(change) ?? [];
  const [, dropped] = /^DROP\s+COLUMN\s+(?:IF EXISTS\s+)?(\w+)/i.exec(change) ?? [];
  const [, from, to] = /^RENAME\s+COLUMN\s+(\w+)\s+TO\s+(\w+)/i.exec(change) ?? [];
  const [, level] = /^SET\s+(LOGGED|UNLOGGED)$/i.exec(change) ?? [];
  for (const gone of [dropped, from]) if (gone) table.columns.delete(gone);
  for (const here of [added, to]) if (here) table.columns.add(here);
  if (level) table.logged = level.toUpperCase() === "LOGGED";
}

const constraint = /^(PRIMARY|UNIQUE|FOREIGN|CHECK|CONSTRAINT|EXCLUDE|LIKE)\b/i;

function columnsIn(body: string): string[] {
  return topLevel(body)
    .filter((entry) => !constraint.test(entry))
    .flatMap((entry) => /^\w+/.exec(entry)?.[0] ?? []);
}

/** The parts between the commas that stand in no parentheses. */
function topLevel(text: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const letter of text) {
    if (letter === "(") depth++;
    if (letter === ")") depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${letter}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
