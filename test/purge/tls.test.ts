import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres, whyNoTls } from "../../bench/postgres-server.ts";
import { connectionTo } from "../../purge/connection.ts";
import { withDatabase } from "../../purge/database.ts";
import { explained } from "../support/tools.ts";

/** What the server saw of this very connection. */
async function protocolOf(server: PostgresServer, parameters: string, trusted = true): Promise<string> {
  const url = `postgresql://owner:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/postgres?${parameters}`;
  const environment = trusted ? { PGSSLROOTCERT: server.certificate } : {};
  return withDatabase(connectionTo(url, environment), async (database) => {
    const sql = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    const [row] = (await database.script(sql)).flat();
    return row?.ssl ? String(row.version) : "no TLS";
  });
}

describe.skipIf(whyNoTls)(explained("a server that speaks TLS 1.2 and 1.3", whyNoTls), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ certificateFor: "IP:127.0.0.1" });
  });
  afterAll(() => server?.stop());

  test.each(["sslmode=verify-full", "sslmode=require", "sslmode=verify-full&channel_binding=require"])(
    "is spoken to in TLS 1.3 with %s",
    async (parameters) => {
      expect(await protocolOf(server, parameters)).toBe("TLSv1.3");
    },
  );

  test("its certificate is refused where its root is not named", async () => {
    await expect(protocolOf(server, "sslmode=verify-full", false)).rejects.toThrow(
      "the database's certificate comes from no trusted authority; nothing was sent to it. Name its root in PGSSLROOTCERT.",
    );
  });

  test("the environment of Node can not switch the check off", async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      await expect(protocolOf(server, "sslmode=require", false)).rejects.toThrow("no trusted authority");
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  test("its root may be named in the URL without loosening anything", async () => {
    const root = encodeURIComponent(server.certificate);
    expect(await protocolOf(server, `sslmode=require&sslrootcert=${root}`, false)).toBe("TLSv1.3");
  });
});

describe.skipIf(whyNoTls)(explained("a server that speaks TLS 1.2 at most", whyNoTls), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({
      certificateFor: "IP:127.0.0.1",
      settings: { ssl_min_protocol_version: "TLSv1.2", ssl_max_protocol_version: "TLSv1.2" },
    });
  });
  afterAll(() => server?.stop());

  test("is refused, whatever sslmode the URL names", async () => {
    for (const parameters of ["sslmode=verify-full", "sslmode=require", "sslmode=verify-ca"])
      await expect(protocolOf(server, parameters)).rejects.toThrow(
        "the database does not speak TLS 1.3; nothing was sent to it. Name a server that does.",
      );
  });

  test("would be let in by node-postgres itself, which drops the minimum when a URL carries sslmode", async () => {
    const client = new pg.Client({
      connectionString:
        `postgresql://owner:${encodeURIComponent(server.password)}@127.0.0.1:${server.port}/postgres` +
        `?sslmode=verify-full&sslrootcert=${encodeURIComponent(server.certificate)}`,
      ssl: { minVersion: "TLSv1.3", rejectUnauthorized: true },
    });
    await client.connect();
    const { rows } = await client.query("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    await client.end();
    expect(rows).toEqual([{ version: "TLSv1.2" }]);
  });
});

describe.skipIf(whyNoTls)(explained("a server whose certificate is for another host", whyNoTls), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ certificateFor: "DNS:other.example" });
  });
  afterAll(() => server?.stop());

  test("is refused although its root is trusted", async () => {
    await expect(protocolOf(server, "sslmode=verify-full")).rejects.toThrow(
      "the database's certificate is for another host; nothing was sent to it. Correct PGHOST.",
    );
  });
});

describe.skipIf(whyNoTls)(explained("a server that refuses TLS", whyNoTls), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test("is refused where TLS is asked for, even on loopback", async () => {
    await expect(protocolOf(server, "sslmode=verify-full", false)).rejects.toThrow(
      "the database refuses TLS; nothing was sent to it. Name a server that speaks TLS 1.3.",
    );
  });

  test("serves loopback where it is not", async () => {
    expect(await protocolOf(server, "sslmode=disable", false)).toBe("no TLS");
  });
});
