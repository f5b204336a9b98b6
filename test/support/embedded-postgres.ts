import { PGlite } from "@electric-sql/pglite";
import type { Sql } from "../../bench/sql.ts";
import type { Row } from "../../purge/database.ts";
import { referenceSchema } from "../../purge/migrations/reference-schema.ts";

export interface EmbeddedPostgres extends Sql {
  /** Drops everything and lays the reference schema anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** An embedded PostgreSQL with the reference schema, seen as the purge sees a server. Starting one takes seconds. */
export async function embeddedPostgres(): Promise<EmbeddedPostgres> {
  const server = new PGlite();
  await server.exec(referenceSchema());
  return {
    async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
      return (await server.query<R>(sql, [...parameters])).rows;
    },
    async script(sql) {
      try {
        return (await server.exec(sql)).map(({ rows }) => rows as Row[]);
      } catch (error) {
        await server.exec("ROLLBACK");
        throw error;
      }
    },
    async reset() {
      const { rows } = await server.query<{ schema: string }>(
        "SELECT quote_ident(nspname) AS schema FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
      );
      for (const { schema } of rows) await server.exec(`DROP SCHEMA ${schema} CASCADE`);
      const roles = await server.query<{ role: string }>(
        "SELECT quote_ident(rolname) AS role FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> current_user",
      );
      for (const { role } of roles.rows) await server.exec(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      await server.exec("CREATE SCHEMA public");
      await server.exec(referenceSchema());
    },
    close: () => server.close(),
  };
}
