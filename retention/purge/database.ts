import pg from "pg";
import type { Connection } from "./connection.ts";
import { failureOf } from "./failure.ts";

export type Row = Readonly<Record<string, unknown>>;

/** What the purge needs of PostgreSQL: a server over the network, or one embedded in a test. */
export interface Database {
  /** One statement with bound parameters. */
  query<R extends Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Several statements in one round trip; the rows of each. An error leaves an open transaction to roll back. */
  script(sql: string): Promise<Row[][]>;
}

/**
 * Connects, works, disconnects. What goes wrong with the connection itself is thrown as `InputError` or
 * {@link OutsideFailure}, neither of which repeats what the server or the URL said.
 */
export async function withDatabase<T>(
  { client: config }: Connection,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  // A connection lost between two statements surfaces in the next one; without a listener it would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw failureOf(error).toError();
  }
  try {
    return await work(overClient(client));
  } finally {
    await client.end().catch(() => {});
  }
}

/** A connected client seen as a {@link Database}. */
export function overClient(client: pg.Client): Database {
  return {
    async query<R extends Row>(sql: string, parameters: readonly unknown[] = []) {
      return (await client.query<R>(sql, [...parameters])).rows;
    },
    async script(sql) {
      const results = await client.query<Row>(sql);
      return [results].flat().map(({ rows }) => rows);
    },
  };
}
