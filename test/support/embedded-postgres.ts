import { readdirSync, readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import type { Database, Row } from "../../retention/purge/database.ts";

const folder = new URL("../../retention/migrations/", import.meta.url);

/** The reference schema as it ships, one script. */
export function migrations(): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
}

/** An embedded PostgreSQL with the reference schema, seen as the purge sees a server. */
export async function embeddedPostgres(): Promise<Database & { close(): Promise<void> }> {
  const server = new PGlite();
  await server.exec(migrations());
  return {
    async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
      return (await server.query<R>(sql, [...parameters])).rows;
    },
    async script(sql) {
      return (await server.exec(sql)).map(({ rows }) => rows as Row[]);
    },
    close: () => server.close(),
  };
}
