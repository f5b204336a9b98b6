import pg from "pg";
import { type PostgresServer, startPostgres } from "../../bench/postgres-server.ts";
import { referenceSchema } from "../../purge/migrations/reference-schema.ts";

let started: Promise<PostgresServer> | undefined;
let databases = 0;

/**
 * One server for all test files of this process, with a database `reference` to copy. It ends with the process: starting one
 * takes seconds, and a copy of a database a tenth of one.
 */
export function sharedPostgres(): Promise<PostgresServer> {
  started ??= prepared();
  return started;
}

async function prepared(): Promise<PostgresServer> {
  const server = await startPostgres({
    settings: { autovacuum: "off", max_connections: "40", max_prepared_transactions: "5" },
  });
  const admin = await server.connect();
  await admin.query("CREATE DATABASE reference");
  const reference = await server.connect("reference");
  await reference.query(referenceSchema());
  await reference.query("ALTER ROLE kaitalk_purge LOGIN PASSWORD 'job'");
  await reference.end();
  await admin.end();
  return server;
}

/** A database of one test, and who works on it. */
export interface FreshDatabase {
  readonly name: string;
  /** Where the purge's role signs in, as a command is told it. */
  readonly url: string;
  /** The superuser, who owns every object. */
  readonly owner: pg.Client;
  /** Signed in as the purge's role. */
  readonly job: pg.Client;
  /** Another session of the owner's, or of a role with the password `job`. */
  connect(user?: string): Promise<pg.Client>;
  /** Ends every session; the database itself goes with its server. */
  end(): Promise<void>;
}

/** Copies a database that nobody is connected to. */
export async function freshDatabase(template = "reference"): Promise<FreshDatabase> {
  const server = await sharedPostgres();
  const name = `fresh_${++databases}`;
  const admin = await server.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
  const clients: pg.Client[] = [];
  const connect = async (user?: string) => {
    const client = user === undefined ? await server.connect(name) : await signedIn(server, name, user);
    // A test may end sessions; what follows fails by itself.
    client.on("error", () => {});
    clients.push(client);
    return client;
  };
  const [owner, job] = await Promise.all([connect(), connect("kaitalk_purge")]);
  const end = async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  };
  const url = `postgresql://kaitalk_purge:job@127.0.0.1:${server.port}/${name}`;
  return { name, url, owner, job, connect, end };
}

async function signedIn({ port }: PostgresServer, database: string, user: string): Promise<pg.Client> {
  const client = new pg.Client({ host: "127.0.0.1", port, user, password: "job", database, ssl: false });
  await client.connect();
  return client;
}
