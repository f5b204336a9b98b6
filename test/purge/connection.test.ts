import { describe, expect, test } from "vitest";
import { connectionTo, isLoopback } from "../../purge/connection.ts";
import { InputError } from "../../register/input-error.ts";

const strict = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3", rejectUnauthorized: true };

function refusal(url: string | undefined, environment: Record<string, string> = {}): string {
  try {
    connectionTo(url, environment);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("TLS 1.3 and verify-full", () => {
  test.each([
    ["postgresql://u:p@db.example/kaitalk", {}],
    ["postgresql://u:p@db.example/kaitalk?sslmode=verify-full", {}],
    ["postgresql://u:p@db.example/kaitalk?sslmode=require&channel_binding=require", {}],
    ["postgresql://u:p@db.example/kaitalk?sslmode=verify-full&sslrootcert=system", {}],
    ["postgresql://u:p@db.example/kaitalk?sslmode=verify-full&sslnegotiation=direct", {}],
    ["postgresql://u:p@127.0.0.1/kaitalk?sslmode=verify-full", {}],
    [undefined, { PGHOST: "db.example", PGSSLMODE: "verify-full" }],
    [undefined, { PGHOST: "localhost", PGSSLMODE: "require" }],
    ["postgresql://u:p@db.example/kaitalk", { PGSSLMODE: "require" }],
  ])("hold for %s with %o", (url, environment) => {
    const { client, transport } = connectionTo(url, environment);
    expect(client.ssl).toEqual(strict);
    expect(transport).toBe("TLS 1.3, verify-full");
    expect(client).not.toHaveProperty("connectionString");
  });

  test.each(["disable", "allow", "prefer", "no-verify"])("sslmode %s is refused beyond loopback", (mode) => {
    const sentence = `sslmode is "${mode}", but only a loopback host may be reached without TLS 1.3; set PGSSLMODE to "verify-full".`;
    expect(refusal(`postgresql://u:p@db.example/kaitalk?sslmode=${mode}`)).toBe(sentence);
    expect(refusal(undefined, { PGHOST: "db.example", PGSSLMODE: mode })).toBe(sentence);
    expect(connectionTo(`postgresql://u:p@localhost/kaitalk?sslmode=${mode}`, {}).client.ssl).toBe(false);
  });

  test.each(["localhost", "127.0.0.1", "127.8.8.8", "::1", "/run/postgresql"])("%s is loopback", (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(connectionTo(undefined, { PGHOST: host })).toMatchObject({
      client: { host, ssl: false },
      transport: "loopback, no TLS",
    });
  });

  test.each(["127.1", "127.0.0.1.example", "localhost.example", "0.0.0.0", "::", "128.0.0.1", "2130706433"])(
    "%s is not",
    (host) => {
      expect(isLoopback(host)).toBe(false);
      expect(connectionTo(undefined, { PGHOST: host }).client.ssl).toEqual(strict);
    },
  );
});

test("a URL wins and the variables fill what it leaves out", () => {
  const environment = {
    PGHOST: "other",
    PGUSER: "job",
    PGPASSWORD: "secret",
    PGDATABASE: "db",
    PGPORT: "6543",
  };
  expect(connectionTo("postgresql://db.example", environment).client).toMatchObject({
    host: "db.example",
    user: "job",
    password: "secret",
    database: "db",
    port: 6543,
  });
  expect(connectionTo("postgres://me:p%40ss@[::1]:7000/mine", environment).client).toMatchObject({
    host: "::1",
    user: "me",
    password: "p@ss",
    database: "mine",
    port: 7000,
  });
});

describe("what is refused never repeats the URL", () => {
  test.each([
    ["postgresql://u:hunter2@db.example/kaitalk?host=evil.example", /has a parameter that is not read here/],
    [
      "postgresql://u:hunter2@localhost/kaitalk?options=-c%20role%3Dx",
      /has a parameter that is not read here/,
    ],
    ["mysql://u:hunter2@db.example/kaitalk", /does not start with postgresql:\/\//],
    ["u:hunter2@db.example", /does not start with postgresql:\/\//],
    ["//u:hunter2@db.example", /is not a URL/],
    ["postgresql://u:hunter2@db.example:port/kaitalk", /is not a URL/],
    ["postgresql://u:hunter2%@db.example/kaitalk", /has a % that encodes no character/],
    ["postgresql://u%00:hunter2@db.example/kaitalk", /has a NUL character, %00/],
    ["postgresql://u:hunter2%00@db.example/kaitalk", /has a NUL character, %00/],
    ["postgresql://u:hunter2@db.example/kaitalk%00", /has a NUL character, %00/],
    ["postgresql://u:hunter2@db%00.example/kaitalk", /is not a URL|has a NUL character/],
    ["postgresql://u:hunter2@db.example/kaitalk?sslrootcert=%00", /has a NUL character, %00/],
    ["postgresql://u@db.example/kaitalk#hunter2", /has a #, which cuts it short/],
    ["postgresql://u:hunter2@db.example/kaitalk?sslmode=hunter2", /sslmode is no mode of PostgreSQL/],
    ["postgresql:///kaitalk?user=hunter2", /has a parameter/],
    ["postgresql:///hunter2", /no database is named/],
  ])("%s", (url, expected) => {
    const sentence = refusal(url);
    expect(sentence).toMatch(expected);
    expect(sentence).not.toContain("hunter2");
    expect(sentence).not.toContain("example");
  });

  test("a root certificate that is not there", () => {
    expect(refusal(undefined, { PGHOST: "db.example", PGSSLROOTCERT: "/hunter2" })).toBe(
      'the root certificate cannot be read; set PGSSLROOTCERT to a PEM file or to "system".',
    );
  });

  test.each(["0", "65536", "five", "-1"])("port %s", (port) => {
    expect(refusal(undefined, { PGHOST: "db.example", PGPORT: port })).toBe(
      "the database port is no number from 1 to 65535; correct PGPORT.",
    );
  });
});
