import { readFileSync } from "node:fs";
import { isIPv4 } from "node:net";
import type { ClientConfig } from "pg";
import { InputError } from "../register/input-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How to reach a database, decided before anything is sent. */
export interface Connection {
  /** Complete: node-postgres finds no connection string in it that could replace `ssl`. */
  readonly client: ClientConfig;
  /** What protects the line, for receipts. */
  readonly transport: "TLS 1.3, verify-full" | "loopback, no TLS";
}

/** Parameters of a connection URL that are read here or say nothing about where to connect. */
const knownParameters = new Set([
  "sslmode",
  "sslrootcert",
  "sslnegotiation",
  "channel_binding",
  "application_name",
  "connect_timeout",
]);
const weakModes = new Set(["disable", "allow", "prefer", "no-verify"]);
const tlsModes = new Set(["require", "verify-ca", "verify-full"]);

/**
 * The connection that a URL or the PG* variables name (a URL wins; the variables fill what it leaves out).
 * TLS 1.3 and verify-full hold whatever `sslmode` says, because node-postgres lets a URL's `ssl…` parameters
 * replace the `ssl` object and with it the minimum version: no URL is ever handed on. Only a loopback host may
 * go without. Throws `InputError` that never repeats the URL.
 */
export function connectionTo(url: string | undefined, environment: Environment): Connection {
  const parts = url === undefined ? undefined : partsOf(url);
  const host = parts?.host || environment.PGHOST;
  if (!host)
    throw new InputError([
      "no database is named; pass --database-url or set PGHOST, PGUSER, PGPASSWORD and PGDATABASE.",
    ]);
  const mode = parts?.parameters.get("sslmode") ?? environment.PGSSLMODE;
  const secured = isSecured(mode, host);
  const rootCertificate = parts?.parameters.get("sslrootcert") ?? environment.PGSSLROOTCERT;
  return {
    client: {
      host,
      port: portOf(parts?.port || environment.PGPORT),
      user: parts?.user || environment.PGUSER,
      password: parts?.password || environment.PGPASSWORD,
      database: parts?.database || environment.PGDATABASE,
      application_name: "kaitalk",
      connectionTimeoutMillis: 10_000,
      // Longer than any bound that the server keeps itself: a network that died must not hold the job for ever.
      query_timeout: 90_000,
      keepAlive: true,
      // The password's proof is then bound to this very TLS session, wherever the server offers that.
      enableChannelBinding: secured,
      ssl: secured
        ? {
            minVersion: "TLSv1.3",
            maxVersion: "TLSv1.3",
            rejectUnauthorized: true,
            ...(rootCertificate && rootCertificate !== "system" ? { ca: readRoots(rootCertificate) } : {}),
          }
        : false,
    },
    transport: secured ? "TLS 1.3, verify-full" : "loopback, no TLS",
  };
}

/** 127.0.0.0/8, ::1, `localhost` or a socket file: the line does not leave the machine. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host === "::1" ||
    host.startsWith("/") ||
    (isIPv4(host) && host.startsWith("127."))
  );
}

function isSecured(mode: string | undefined, host: string): boolean {
  if (mode !== undefined && !weakModes.has(mode) && !tlsModes.has(mode))
    throw new InputError(['sslmode is no mode of PostgreSQL; set PGSSLMODE to "verify-full".']);
  if (isLoopback(host)) return mode !== undefined && tlsModes.has(mode);
  if (mode !== undefined && weakModes.has(mode))
    throw new InputError([
      `sslmode is "${mode}", but only a loopback host may be reached without TLS 1.3; set PGSSLMODE to "verify-full".`,
    ]);
  return true;
}

interface UrlParts {
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly parameters: ReadonlyMap<string, string>;
}

function partsOf(text: string): UrlParts {
  const refuse = (problem: string) =>
    new InputError([
      `the database URL ${problem}; write postgresql://user:password@host/database, with special characters percent-encoded.`,
    ]);
  const url = URL.parse(text);
  if (!url) throw refuse("is not a URL");
  if (!/^postgres(ql)?:$/.test(url.protocol)) throw refuse("does not start with postgresql://");
  if (url.hash) throw refuse("has a #, which cuts it short");
  const parameters = new Map(url.searchParams);
  const unknown = [...parameters.keys()].filter((name) => !knownParameters.has(name));
  if (unknown.length > 0)
    throw refuse("has a parameter that is not read here, such as host, which could lead elsewhere");
  if (/%00/.test(text)) throw refuse("has a NUL character, %00, which no name and no password holds");
  try {
    return {
      host: decodeURIComponent(url.hostname.replace(/^\[(.*)\]$/, "$1")),
      port: url.port,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      parameters,
    };
  } catch {
    throw refuse("has a % that encodes no character");
  }
}

function portOf(text: string | undefined): number {
  if (!text) return 5432;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port === 0 || port > 65_535)
    throw new InputError(["the database port is no number from 1 to 65535; correct PGPORT."]);
  return port;
}

function readRoots(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new InputError([
      'the root certificate cannot be read; set PGSSLROOTCERT to a PEM file or to "system".',
    ]);
  }
}
