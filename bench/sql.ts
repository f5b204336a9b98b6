import type pg from "pg";
import { type Database, overClient, type Row } from "../purge/database.ts";

/** A database that tests fill and look into. */
export interface Sql extends Database {
  query<R extends Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}

export function sqlOver(client: pg.Client): Sql {
  return {
    ...overClient(client),
    async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
      return (await client.query<R>(sql, [...parameters])).rows;
    },
  };
}
