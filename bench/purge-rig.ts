import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { referenceSchema } from "../purge/migrations/reference-schema.ts";
import type { Receipt } from "../purge/receipt.ts";
import { solve } from "../retention/solve.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { compare, foresee, type Oracle, type OracleAges } from "./purge-oracle.ts";
import { type Sql, sqlOver } from "./sql.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const password = "of the purge role: hunter2";
const { environment, rows: orders } = solve().purge;
const ageOf = (id: string) => orders.find(({ clause }) => clause === id)?.ageSeconds ?? Number.NaN;

/** Ages in seconds at which the job, as it is declared, finds rows due. */
export const declaredAges: OracleAges = {
  records: ageOf("ip-addresses"),
  tokens: ageOf("authentication-tokens"),
  accounts: ageOf("business-email"),
};

/** The real command, as Render runs it and as its least-privileged role, against a server of its own. */
export class PurgeRig {
  readonly owner: pg.Client;
  readonly database: Sql;
  readonly #server: PostgresServer;
  readonly #clients: pg.Client[] = [];

  private constructor(server: PostgresServer, owner: pg.Client) {
    this.#server = server;
    this.owner = owner;
    this.database = sqlOver(owner);
  }

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<PurgeRig> {
    const server = await startPostgres({ settings });
    const owner = await server.connect();
    await owner.query(referenceSchema());
    await owner.query(`ALTER ROLE kaitalk_purge LOGIN PASSWORD '${password}'`);
    return new PurgeRig(server, owner);
  }

  run(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, ["cli/kaitalk.ts", "purge", "--format", "json", ...args], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        ...environment,
        PGHOST: "127.0.0.1",
        PGPORT: String(this.#server.port),
        PGUSER: "kaitalk_purge",
        PGPASSWORD: password,
        PGDATABASE: "postgres",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** Another client of the superuser; it ends with the rig at the latest. */
  async connect(): Promise<pg.Client> {
    const client = await this.#server.connect();
    this.#clients.push(client);
    return client;
  }

  foresee(): Promise<Oracle> {
    return foresee(this.database, declaredAges);
  }

  compare(oracle: Oracle): ReturnType<typeof compare> {
    return compare(this.database, oracle);
  }

  /** Ends the clients before their server: one that is idle when it goes would hide why a benchmark failed. */
  async stop(): Promise<void> {
    await Promise.allSettled([this.owner, ...this.#clients].map((client) => client.end()));
    await this.#server.stop();
  }
}

export async function receiptOf(run: ChildProcess): Promise<Receipt> {
  let text = "";
  run.stdout?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  await once(run, "close");
  return JSON.parse(text) as Receipt;
}
