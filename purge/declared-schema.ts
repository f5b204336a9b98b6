import { readdirSync, readFileSync } from "node:fs";

/** A table as the migrations leave it behind. */
interface DeclaredTable {
  readonly logged: boolean;
  readonly columns: ReadonlySet<string>;
  /** The columns that each role may read, or `*` for all, those that come later included. */
  readonly readableBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The tables that the migrations leave behind, by name. */
export type DeclaredSchema = ReadonlyMap<string, DeclaredTable>;

interface TableInMaking extends DeclaredTable {
  logged: boolean;
  readonly columns: Set<string>;
  readonly readableBy: Map<string, Set<string>>;
}

/** Reads purge/migrations/, or another folder of numbered SQL files, in the order of their numbers. */
export function declaredSchema(folder: URL = new URL("migrations/", import.meta.url)): DeclaredSchema {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return schemaOf(files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n"));
}

/** The same for SQL in hand. It reads the statements that make, change and drop tables and let roles read them, and no other. */
export function schemaOf(sql: string): DeclaredSchema {
  const tables = new Map<string, TableInMaking>();
  const text = sql.replaceAll(/--.*$/gm, "").replaceAll(/\$\$.*?\$\$/gs, "''");
  for (const statement of text.split(";").map((each) => each.trim())) {
    const created = /^CREATE\s+(UNLOGGED\s+)?TABLE\s+(?:IF NOT EXISTS\s+)?(\w+)\s*\((.*)\)$/is.exec(
      statement,
    );
    if (created) {
      const [, unlogged, name = "", body = ""] = created;
      tables.set(name, {
        logged: unlogged === undefined,
        columns: new Set(columnsIn(body)),
        readableBy: new Map(),
      });
    }
    const [, dropped] = /^DROP\s+TABLE\s+(?:IF EXISTS\s+)?(\w+)/i.exec(statement) ?? [];
    if (dropped) tables.delete(dropped);
    applyRights(tables, statement);
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

function applyRights(tables: ReadonlyMap<string, TableInMaking>, statement: string): void {
  const [, verb = "", rights = "", name = "", role = ""] =
    /^(GRANT|REVOKE)\s+(.+?)\s+ON\s+(?:TABLE\s+)?(\w+)\s+(?:TO|FROM)\s+(\w+)$/is.exec(statement) ?? [];
  const table = tables.get(name);
  if (!table) return;
  for (const right of topLevel(rights)) {
    const reads = /^(?:SELECT|ALL(?:\s+PRIVILEGES)?)(?:\s*\((.*)\))?$/is.exec(right);
    if (!reads) continue;
    const readable = table.readableBy.get(role) ?? new Set();
    table.readableBy.set(role, readable);
    if (verb.toUpperCase() === "GRANT") for (const column of topLevel(reads[1] ?? "*")) readable.add(column);
    else if (reads[1] === undefined) readable.clear();
    else for (const column of topLevel(reads[1])) readable.delete(column);
  }
}

function applyChange(table: TableInMaking, change: string): void {
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
