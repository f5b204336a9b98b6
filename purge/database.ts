import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Connection } from "./connection.ts";
import { failureOf, mayPass } from "./failure.ts";

export type Row = Readonly<Record<string, unknown>>;

/** What the purge needs of PostgreSQL: a server over the network, or one embedded in a test. */
export interface Database {
  /** One statement with bound parameters. */
  query<R extends Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Several statements in one round trip; the rows of each. An error leaves an open transaction to roll back. */
  script(sql: string): Promise<Row[][]>;
}

/** How a server is waited for that does not let a client in yet. */
export interface Patience {
  readonly attempts: number;
  /** Milliseconds before the second attempt; they double with each. */
  readonly firstPause: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const usualPatience: Patience = { attempts: 5, firstPause: 500, sleep: pause };

/**
 * Connects, works, disconnects. What goes wrong with the connection itself is thrown as `InputError` or
 * {@link OutsideFailure}, neither of which repeats what the server or the URL said.
 */
export async function withDatabase<T>(
  { client: config }: Connection,
  work: (database: Database) => Promise<T>,
  patience = usualPatience,
): Promise<T> {
  const client = await connected(config, patience);
  try {
    return await work(overClient(client));
  } finally {
    await client.end().catch(() => {});
  }
}

async function connected(config: pg.ClientConfig, patience: Patience): Promise<pg.Client> {
  const { attempts, firstPause, sleep } = patience;
  for (let next = 2; ; next += 1) {
    const client = new pg.Client(config);
    // A connection lost between two statements surfaces in the next one; without a listener it would end the process.
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (next > attempts || !mayPass(error)) throw failureOf(error).toError();
      await sleep(firstPause * 2 ** (next - 2));
    }
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
