import { InputError } from "../register/input-error.ts";

/**
 * bad-input: someone has to correct something · outside: the database can not be used now ·
 * unfinished: a bound of time or a lock kept this from being done, the next run may do it.
 */
export type FailureKind = "bad-input" | "outside" | "unfinished";

/** The database or the way to it fails, through no fault of the input. */
export class OutsideFailure extends Error {
  override readonly name = "OutsideFailure";
}

/** What went wrong, in one sentence of ours: a server's own message can quote a row, a name or a URL. */
export class Failure {
  readonly kind: FailureKind;
  readonly sentence: string;

  constructor(kind: FailureKind, sentence: string) {
    this.kind = kind;
    this.sentence = sentence;
  }

  toError(): Error {
    return this.kind === "bad-input" ? new InputError([this.sentence]) : new OutsideFailure(this.sentence);
  }
}

type Sentences = Readonly<Record<string, readonly [FailureKind, string]>>;

/** By SQLSTATE (PostgreSQL manual, appendix A) or by Node's error code. */
const byCode: Sentences = {
  "28P01": [
    "bad-input",
    "the database refuses the user name or the password; correct PGUSER and PGPASSWORD.",
  ],
  "28000": [
    "bad-input",
    "the database does not let this user in, or not without TLS; correct PGUSER and PGSSLMODE.",
  ],
  "3D000": ["bad-input", "the server has no database of that name; correct PGDATABASE."],
  "42501": [
    "bad-input",
    "the role lacks a right that the purge needs; apply purge/migrations/0003_purge_role.sql.",
  ],
  "42P01": ["bad-input", "a table of the map is not there; apply retention/migrations."],
  "42703": ["bad-input", "a column of the map is not there; apply retention/migrations."],
  "42883": ["bad-input", "a function of the map is not there; apply retention/migrations."],
  "57014": ["unfinished", "a statement took longer than its bound and was cancelled."],
  "55P03": ["unfinished", "a lock was held by someone else for longer than the bound."],
  "40P01": ["unfinished", "a deadlock with another session was broken."],
  "40001": ["unfinished", "another session changed the same rows."],
  "23503": ["unfinished", "a row that the map does not reach still refers to this one."],
  "25P03": ["outside", "the server closed the session because the job fell silent in a transaction."],
  "53300": ["outside", "the server takes no more connections; try again later."],
  "57P01": ["outside", "the server is shutting down; try again later."],
  "57P02": ["outside", "the server crashed and is restarting; try again later."],
  "57P03": ["outside", "the server is starting up or shutting down; try again later."],
  ECONNREFUSED: ["outside", "nothing answers at the database's host and port; check PGHOST and PGPORT."],
  ENOTFOUND: ["outside", "the name of the database's host does not resolve; check PGHOST."],
  EAI_AGAIN: [
    "outside",
    "the name of the database's host does not resolve now; check the network and PGHOST.",
  ],
  EHOSTUNREACH: ["outside", "the database's host can not be reached; check the network and PGHOST."],
  ENETUNREACH: ["outside", "the database's network can not be reached; check the network and PGHOST."],
  ETIMEDOUT: ["outside", "the database's host does not answer in time; check the network and PGHOST."],
  ECONNRESET: ["outside", "the connection to the database was cut."],
  EPIPE: ["outside", "the connection to the database was cut."],
  CERT_HAS_EXPIRED: ["bad-input", "the database's certificate has expired; nothing was sent to it."],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "bad-input",
    "the database's certificate is for another host; nothing was sent to it. Correct PGHOST.",
  ],
  EPROTO: [
    "bad-input",
    "the database does not speak TLS 1.3; nothing was sent to it. Name a server that does.",
  ],
};

const untrusted =
  "the database's certificate comes from no trusted authority; nothing was sent to it. Name its root in PGSSLROOTCERT.";

/** By the fixed texts of node-postgres, which carry no code. */
const byText: readonly (readonly [RegExp, FailureKind, string])[] = [
  [
    /server does not support SSL/,
    "bad-input",
    "the database refuses TLS; nothing was sent to it. Name a server that speaks TLS 1.3.",
  ],
  [/timeout/i, "outside", "the database does not answer in time; check the network and PGHOST."],
  [/terminated|not queryable|closed/i, "outside", "the connection to the database was cut."],
  [/password/i, "bad-input", "the database asks for a password; set PGPASSWORD."],
];

/** Sorts any error of the database client. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return new Failure("bad-input", error.problems.join(" "));
  if (error instanceof OutsideFailure) return new Failure("outside", error.message);
  const code = codeOf(error);
  const known = byCode[code];
  if (known) return new Failure(...known);
  if (/^(DEPTH_ZERO_)?SELF_SIGNED|^UNABLE_TO_|^CERT_/.test(code)) return new Failure("bad-input", untrusted);
  const text = error instanceof Error ? error.message : "";
  for (const [pattern, kind, sentence] of byText)
    if (!code && pattern.test(text)) return new Failure(kind, sentence);
  if (code.startsWith("08")) return new Failure("outside", "the connection to the database was cut.");
  const named = /^[A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : "";
  return new Failure("outside", `the database or the way to it failed${named}.`);
}

/** Nothing stands there: waiting a few seconds for it helps nobody. */
const absent: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH"]);

/** Whether a connection that failed so may succeed in a moment, as when a compute of Neon's wakes or moves. */
export function mayPass(error: unknown): boolean {
  return failureOf(error).kind === "outside" && !absent.has(codeOf(error));
}

/** A failed connection to a name with several addresses arrives as one error that holds one error each. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
