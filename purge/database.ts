import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Connection } from "./connection.ts";
import { failureOf, mayPass, OutsideFailure, SessionLost, Stopped } from "./failure.ts";

export type Row = Readonly<Record<string, unknown>>;

/** What the purge needs of PostgreSQL: a server over the network, or one embedded in a test. */
export interface Database {
  /**
   * Several statements in one round trip; the rows of each. An error leaves no transaction open. Throws `SessionLost` where
   * the session is gone: the next call opens another.
   */
  script(sql: string): Promise<Row[][]>;
}

/** How a server is waited for that does not let a client in yet. */
interface Patience {
  readonly attempts: number;
  /** Milliseconds before the second attempt; they double with each. */
  readonly firstPause: number;
  readonly sleep: (milliseconds: number, stop: AbortSignal | undefined) => Promise<unknown>;
}

const usualPatience: Patience = {
  attempts: 5,
  firstPause: 500,
  sleep: (milliseconds, signal) => pause(milliseconds, undefined, signal && { signal }),
};

/**
 * Connects, works, disconnects. What goes wrong with the connection itself is thrown as `InputError` or
 * {@link OutsideFailure}, neither of which repeats what the server or the URL said.
 */
export async function withDatabase<T>(
  { client: config }: Connection,
  work: (database: Database) => Promise<T>,
  { patience = usualPatience, stop, stopsWork = true }: Manner = {},
): Promise<T> {
  const sessions = new Sessions(config, patience, stop);
  const stopped = Promise.withResolvers<never>();
  // Nobody may be waiting for it any more.
  stopped.promise.catch(() => {});
  let isStopped = false;
  const end = () => {
    isStopped = true;
    void sessions.abandon().finally(() => stopped.reject(new Stopped()));
  };
  stop?.addEventListener("abort", end, { once: true });
  if (stop?.aborted) end();
  try {
    await Promise.race([sessions.open(), stopped.promise]);
    if (!stopsWork) stop?.removeEventListener("abort", end);
    return await Promise.race([work(sessions), stopped.promise]);
  } catch (error) {
    // What was cut off says so in its own way, and may be heard first.
    throw isStopped ? await stopped.promise.catch((stop: unknown) => stop) : error;
  } finally {
    stop?.removeEventListener("abort", end);
    await sessions.close();
  }
}

interface Manner {
  readonly patience?: Patience;
  /** Once it is aborted, the statement at work is cancelled at the server and `Stopped` is thrown. */
  readonly stop?: AbortSignal;
  /** false where the work itself ends in order once it has begun, so that `stop` ends the connecting alone. */
  readonly stopsWork?: boolean;
}

/** One session at a time; a lost one is replaced at the next call. */
class Sessions implements Database {
  readonly #config: pg.ClientConfig;
  readonly #patience: Patience;
  readonly #stop: AbortSignal | undefined;
  #client: pg.Client | undefined;
  #connecting: pg.Client | undefined;
  #abandoned = false;

  constructor(config: pg.ClientConfig, patience: Patience, stop: AbortSignal | undefined) {
    this.#stop = stop;
    this.#config = config;
    this.#patience = patience;
  }

  async open(): Promise<pg.Client> {
    this.#client ??= await connected(this.#config, this.#patience, this.#stop, (client) => {
      if (this.#abandoned) throw new Stopped();
      this.#connecting = client;
    });
    return this.#client;
  }

  /** Leaves at once, whatever is being waited for; what the server is doing is cancelled. */
  async abandon(): Promise<void> {
    this.#abandoned = true;
    const client = this.#client ?? this.#connecting;
    this.#client = undefined;
    if (client) await abandon(client, this.#config);
  }

  /** Whatever keeps a second session from being opened, the way to the database is lost. */
  async #again(): Promise<pg.Client> {
    try {
      return await this.open();
    } catch (error) {
      throw new OutsideFailure(failureOf(error).sentence);
    }
  }

  async close(): Promise<void> {
    await this.#client?.end().catch(() => {});
  }

  async script(sql: string): Promise<Row[][]> {
    const client = await this.#again();
    try {
      return await overClient(client).script(sql);
    } catch (error) {
      if (!(error instanceof SessionLost)) throw error;
      this.#client = undefined;
      await abandon(client, this.#config);
      throw error;
    }
  }
}

async function connected(
  config: pg.ClientConfig,
  patience: Patience,
  stop: AbortSignal | undefined,
  begin: (client: pg.Client) => void,
): Promise<pg.Client> {
  const { attempts, firstPause, sleep } = patience;
  for (let next = 2; ; next += 1) {
    const client = new pg.Client(config);
    // A connection lost between two statements surfaces in the next one; without a listener it would end the process.
    client.on("error", () => {});
    begin(client);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (next > attempts || !mayPass(error)) throw failureOf(error).toError();
      await sleep(firstPause * 2 ** (next - 2), stop);
    }
  }
}

/** A connected client seen as a {@link Database} that has this one session. */
export function overClient(client: pg.Client): Database {
  return {
    async script(sql) {
      try {
        const results = await client.query<Row>(sql);
        return [results].flat().map(({ rows }) => rows);
      } catch (error) {
        // Whoever can still be told to roll back lives, whatever the code says.
        if (!isTimeOut(error) && (await rollsBack(client))) throw error;
        throw new SessionLost(failureOf(error).sentence);
      }
    },
  };
}

async function rollsBack(client: pg.Client): Promise<boolean> {
  try {
    await client.query("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}

/** The client's own bound: the statement may still run, or its answer be lost on the way. */
function isTimeOut(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

/** What node-postgres keeps to itself of a session and of the line under it. */
interface Internals {
  readonly processID: number | null;
  readonly secretKey: number | null;
  readonly connection: { readonly stream: { destroy(): void } };
}

interface RawConnection extends pg.Connection {
  connect(port: number, host: string): void;
  cancel(processId: number, secretKey: number): void;
}

/** Leaves a session that no longer answers, and asks the server on a second line to cancel what it still does there. */
async function abandon(client: pg.Client, config: pg.ClientConfig): Promise<void> {
  const { processID, secretKey, connection } = client as unknown as Internals;
  connection.stream.destroy();
  if (!processID || !secretKey) return;
  const line = new pg.Connection({ ssl: config.ssl } as pg.ConnectionConfig) as RawConnection;
  line.on("error", () => {});
  line.once(config.ssl ? "sslconnect" : "connect", () => line.cancel(processID, secretKey));
  const host = config.host ?? "";
  if (host.startsWith("/")) line.connect(`${host}/.s.PGSQL.${config.port}` as unknown as number, host);
  else line.connect(config.port ?? 5432, host);
  const gone = once(line, "end").catch(() => {});
  await Promise.race([gone, pause(2_000, undefined, { ref: false })]);
  line.stream.destroy();
}
