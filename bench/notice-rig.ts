import { type ChildProcess, spawn } from "node:child_process";
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { referenceSchema } from "../purge/migrations/reference-schema.ts";
import { publicKeyPem } from "../signature/keys.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const left = new Set(["node_modules", ".git", "dist", "test", "bench", "coverage", "docs", ".notices"]);
const password = "of the notice role: hunter2";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * A copy of the product whose register has a change on its way, a database with customers, and the real command against
 * whatever answers in Postmark's place.
 */
export class NoticeRig {
  static readonly change = "longer-hashes";
  readonly folder: string;
  readonly key: KeyObject;
  readonly #server: PostgresServer;

  private constructor(folder: string, key: KeyObject, server: PostgresServer) {
    this.folder = folder;
    this.key = key;
    this.#server = server;
  }

  static async start(customers: number): Promise<NoticeRig> {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-notice-rig-"));
    cpSync(root, folder, {
      recursive: true,
      filter: (path) => !left.has(relative(root, path).split(sep)[0] ?? ""),
    });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const key = writeKeys(folder);
    proposeChange(folder);
    const server = await startPostgres();
    try {
      await fill(server, customers);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return new NoticeRig(folder, key, server);
  }

  /** Runs `kaitalk notice …` against an address in Postmark's place. */
  run(
    url: string,
    ...args: readonly string[]
  ): { readonly process: ChildProcess; readonly ended: Promise<Ended> } {
    const child = spawn(process.execPath, ["cli/kaitalk.ts", "notice", ...args], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        POSTMARK_SERVER_TOKEN: "server token",
        POSTMARK_API_URL: url,
        PGHOST: "127.0.0.1",
        PGPORT: String(this.#server.port),
        PGUSER: "kaitalk_notice",
        PGPASSWORD: password,
        PGDATABASE: "postgres",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.err += text;
    });
    return { process: child, ended: once(child, "close").then(([code]) => ({ code, ...output })) };
  }

  /** Sends for real, as an operator would. `settle` in seconds. */
  send(url: string, settle = 0) {
    return this.run(
      url,
      "send",
      NoticeRig.change,
      "--send",
      "--key",
      join(this.folder, "release.key"),
      "--settle",
      String(settle),
    );
  }

  async query(sql: string): Promise<void> {
    const client = await this.#server.connect();
    await client.query(sql);
    await client.end();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function writeKeys(folder: string): KeyObject {
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(join(folder, "release.key"), privateKey.export({ type: "pkcs8", format: "pem" }), {
    mode: 0o600,
  });
  writeFileSync(join(folder, "register/release.pub"), publicKeyPem(createPublicKey(privateKey)));
  return privateKey;
}

/** A period that grows: the smallest change of which notice is due. */
function proposeChange(folder: string): void {
  const file = join(folder, "register/register.yaml");
  const text = readFileSync(file, "utf8")
    .replace(/^version: .*$/m, "version: 2099-01-01")
    .replace(/(- id: ip-addresses\n(?: {4}.*\n)*? {4}duration: )P\d+D/, "$1P365D");
  writeFileSync(file, text);
  writeFileSync(
    join(folder, `register/changes/${NoticeRig.change}.yaml`),
    `id: ${NoticeRig.change}
class: period
facts: [retention/ip-addresses]
summary: Hashes are kept longer.
proposedOn: 2026-01-01
exception: null
notice: null
withdrawnOn: null
`,
  );
}

async function fill(server: PostgresServer, customers: number): Promise<void> {
  const owner = await server.connect();
  await owner.query(referenceSchema());
  await owner.query(`ALTER ROLE kaitalk_notice LOGIN PASSWORD '${password}'`);
  await owner.query(
    `INSERT INTO accounts (email, business_name, country)
     SELECT 'customer-' || n || '@customers.example', 'Business', (ARRAY['US', 'MX', 'BR'])[n % 3 + 1]
     FROM generate_series(1, ${customers}) AS n`,
  );
  await owner.end();
}
