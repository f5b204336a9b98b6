import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of this machine's own binaries, on loopback, with data of its own that stop() removes. */
export interface PostgresServer {
  readonly port: number;
  /** Of the superuser `owner`. */
  readonly password: string;
  /** The server's certificate where it speaks TLS. */
  readonly certificate: string;
  /** A client of the superuser; the caller ends it. */
  connect(database?: string): Promise<pg.Client>;
  stop(): Promise<void>;
}

const binaries = findBinaries();

/** Why no server can be started here; undefined where one can. */
export const whyNoPostgres: string | undefined =
  process.platform === "win32"
    ? "the tests start PostgreSQL on Unix only"
    : !binaries
      ? "initdb and postgres are not installed"
      : process.getuid?.() === 0 && unprivileged() === undefined
        ? "PostgreSQL does not run as root and no other user exists"
        : undefined;

/** Why no certificate can be made; undefined where one can. */
export const whyNoTls: string | undefined =
  whyNoPostgres ?? (findOnPath("openssl") ? undefined : "openssl is not installed");

interface Settings {
  readonly settings?: Readonly<Record<string, string>>;
  /** Subject alternative name of a certificate to make and serve, as `IP:127.0.0.1`. */
  readonly certificateFor?: string;
}

export async function startPostgres({
  settings = {},
  certificateFor,
}: Settings = {}): Promise<PostgresServer> {
  if (!binaries) throw new Error("no PostgreSQL binaries; skip on whyNoPostgres first.");
  const folder = mkdtempSync(join(tmpdir(), "kaitalk-postgres-"));
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  const password = "owner of a throw-away server";
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o644 });
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const options = {
    ...user,
    cwd: folder,
    stdio: "pipe" as const,
    env: { PATH: process.env.PATH, LC_ALL: "C" },
  };
  execFileSync(
    join(binaries, "initdb"),
    [
      "-D",
      data,
      "-U",
      "owner",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--no-sync",
    ],
    options,
  );
  const certificate = join(folder, "server.crt");
  const key = join(folder, "server.key");
  if (certificateFor !== undefined) {
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
        .concat(["-subj", "/CN=throw-away", "-addext", `subjectAltName=${certificateFor}`])
        .concat(["-keyout", key, "-out", certificate]),
      options,
    );
  }
  const port = await freePort();
  const all = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    ...(certificateFor === undefined ? {} : { ssl: "on", ssl_cert_file: certificate, ssl_key_file: key }),
    ...settings,
  };
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...options, stdio: "ignore" },
  );
  const connect = async (database = "postgres") => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "owner", password, database, ssl: false });
    await client.connect();
    return client;
  };
  const watch = endWithThisProcess(server, folder);
  const stop = async () => {
    const ended = server.exitCode === null && server.signalCode === null ? once(server, "exit") : undefined;
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
    watch.stdin?.end();
  };
  try {
    await ready(server, connect);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, password, certificate, connect, stop };
}

/** Whoever started a server may be killed: then the pipe to this shell ends, and the shell ends the server and its data. */
function endWithThisProcess({ pid }: ChildProcess, folder: string): ChildProcess {
  const script = 'read -r _; test -d "$2" || exit 0; kill -QUIT "$1"; sleep 1; rm -rf "$2"';
  const shell = spawn("sh", ["-c", script, "sh", String(pid), folder], {
    // Out of reach of a Ctrl-C that ends the tests.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.unref();
  (shell.stdin as Socket | null)?.unref();
  return shell;
}

/** Connects until the server answers; it refuses while it starts. */
async function ready(server: ChildProcess, connect: () => Promise<pg.Client>): Promise<void> {
  const giveUp = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode} while starting.`);
    try {
      await (await connect()).end();
      return;
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free.");
  return address.port;
}

function findBinaries(): string | undefined {
  const onPath = findOnPath("initdb");
  const debian = "/usr/lib/postgresql";
  const packaged = existsSync(debian)
    ? readdirSync(debian)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(debian, version, "bin"))
    : [];
  return [onPath, ...packaged].find(
    (folder) => folder && isExecutable(join(folder, "initdb")) && isExecutable(join(folder, "postgres")),
  );
}

function findOnPath(program: string): string | undefined {
  return (process.env.PATH ?? "").split(delimiter).find((folder) => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // The next name may exist.
    }
  }
  return undefined;
}
