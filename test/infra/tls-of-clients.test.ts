import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SecureVersion, TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Resource, Secret } from "../../policies/kernel/resource.ts";
import { Subject } from "../../policies/kernel/subject.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { types } from "../../vendors/types.ts";
import { complete } from "../support/stack-config.ts";
import { explained, missing } from "../support/tools.ts";

const repository = join(import.meta.dirname, "../..");
const lacking = missing("openssl");

/** A database that answers the request for TLS and then speaks this version alone; nothing follows the handshake. */
async function databaseOf(version: SecureVersion, folder: string): Promise<Server> {
  const [key, cert] = ["key", "crt"].map((kind) => readFileSync(join(folder, `server.${kind}`)));
  const answer = (socket: Socket) => {
    socket.on("error", () => {});
    // Eight bytes ask for TLS; "S" grants it.
    socket.once("data", () => {
      socket.write("S");
      const secured = new TLSSocket(socket, {
        isServer: true,
        minVersion: version,
        maxVersion: version,
        ...(key && cert && { key, cert }),
      });
      secured.on("error", () => socket.destroy());
    });
  };
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Why node-postgres, started with these variables and no other, does not get on with the server. */
async function refusal(server: Server, environment: Readonly<Record<string, string>>): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const connect = `
    import pg from "pg";
    const client = new pg.Client({ connectionTimeoutMillis: 10_000 });
    client.on("error", () => {});
    await client.connect().then(() => console.log("connected"), ({ code, message }) => console.log(code, message));
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", connect], {
    cwd: repository,
    env: { ...environment, PGHOST: "127.0.0.1", PGPORT: String(port), PGPASSWORD: "unused" },
  });
  return stdout.trim();
}

/** The variables that the program declares, so far as they are open texts. */
function declaredBy(resources: readonly Resource[], type: string): Record<string, string> {
  const holder = resources.find((resource) => resource.type === type);
  if (!holder) throw new Error(`the program declares no ${type}`);
  return Object.fromEntries(
    new Subject(holder).entries("envVars").flatMap(
      ([
        name,
        {
          properties: { value },
        },
      ]) => {
        const open = value instanceof Secret ? value.value : value;
        return typeof open === "string" ? [[name, open]] : [];
      },
    ),
  );
}

const tooOld = /^EPROTO .*protocol version/s;
const untrusted = /^DEPTH_ZERO_SELF_SIGNED_CERT /;

describe.skipIf(lacking.length > 0)(
  explained(
    "the client that the declaration describes",
    lacking.length > 0 ? "openssl is not installed" : undefined,
  ),
  () => {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-tls-"));
    const servers = new Map<SecureVersion, Server>();
    let resources: readonly Resource[];
    beforeAll(async () => {
      execFileSync(
        "openssl",
        ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
          .concat(["-subj", "/CN=throw-away", "-addext", "subjectAltName=IP:127.0.0.1"])
          .concat(["-keyout", join(folder, "server.key"), "-out", join(folder, "server.crt")]),
        { stdio: "ignore" },
      );
      for (const version of ["TLSv1.2", "TLSv1.3"] as const)
        servers.set(version, await databaseOf(version, folder));
      resources = await runProgram({ project: "kaitalk", stack: "test", values: complete, secretKeys: [] });
    });
    afterAll(() => {
      for (const server of servers.values()) server.close();
      rmSync(folder, { recursive: true });
    });
    const tried = (version: SecureVersion, environment: Readonly<Record<string, string>>) => {
      const server = servers.get(version);
      if (!server) throw new Error(`no server of ${version}`);
      return refusal(server, environment);
    };

    test.each([
      ["the web service", types.render.webService],
      ["the purge job", types.render.cronJob],
    ])("of %s refuses a server of TLS 1.2 and takes one of 1.3, up to its certificate", async (_, type) => {
      const environment = declaredBy(resources, type);
      expect(await tried("TLSv1.2", environment)).toMatch(tooOld);
      expect(await tried("TLSv1.3", environment)).toMatch(untrusted);
    });

    test("takes TLS 1.2 without its options, whatever the variables of libpq say", async () => {
      const { NODE_OPTIONS: _, ...others } = declaredBy(resources, types.render.webService);
      const ignored = { ...others, PGSSLMINPROTOCOLVERSION: "TLSv1.3", PGSSLROOTCERT: "system" };
      expect(await tried("TLSv1.2", ignored)).toMatch(untrusted);
    });
  },
);
