import { InputError } from "../register/input-error.ts";
import { visible } from "../register/visible.ts";

/**
 * bad-input: someone has to correct something · refused: the database answers, but not with what was asked ·
 * unfinished: a bound of time or a lock kept this from being done, the next run may do it ·
 * lost: the session is gone, another may be opened · outside: the database can not be used now.
 */
export type FailureKind = "bad-input" | "refused" | "unfinished" | "lost" | "outside";

/** The database or the way to it fails, through no fault of the input. */
export class OutsideFailure extends Error {
  override readonly name: string = "OutsideFailure";
}

/** The session is gone, and with it the answer: what was asked may have been done or not. Another may be opened. */
export class SessionLost extends OutsideFailure {
  override readonly name = "SessionLost";
}

/** Somebody asked for the work to end, which it then did. */
export class Stopped extends OutsideFailure {
  override readonly name = "Stopped";

  constructor() {
    super("stopped; nothing half-written is left.");
  }
}

/** A statement failed and the session lives: whatever the code says, it is no failure of the way to the database. */
export class StatementFailed extends Error {
  override readonly name = "StatementFailed";
  /** SQLSTATE; empty where the server named none. */
  readonly code: string;
  readonly failure: Failure;

  constructor(error: unknown) {
    const { kind, sentence } = failureOf(error);
    const code = codeOf(error);
    super(sentence);
    this.code = code;
    this.failure = new Failure(kind === "outside" || kind === "lost" ? "refused" : kind, sentence);
  }
}

/** What went wrong, in one sentence of ours: a server's own message can quote a row, a name or a URL. */
export class Failure {
  readonly kind: FailureKind;
  readonly sentence: string;

  constructor(kind: FailureKind, sentence: string) {
    this.kind = kind;
    // A name in it, of a table, a trigger or a constraint, may hold anything.
    this.sentence = visible(sentence);
  }

  toError(): Error {
    return this.kind === "bad-input" ? new InputError([this.sentence]) : new OutsideFailure(this.sentence);
  }

  /** Whether nothing more can be asked of the database in this run. */
  get endsRun(): boolean {
    return this.kind === "outside" || this.kind === "lost";
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
  "42P01": ["bad-input", "a table of the map is not there; apply purge/migrations."],
  "42703": ["bad-input", "a column of the map is not there; apply purge/migrations."],
  "42883": ["bad-input", "a function of the map is not there; apply purge/migrations."],
  "57014": ["unfinished", "a statement took longer than its bound and was cancelled."],
  "55P03": ["unfinished", "a lock was held by someone else for longer than the bound."],
  "40P01": ["unfinished", "a deadlock with another session was broken."],
  "40001": ["unfinished", "another session changed the same rows."],
  "23503": ["unfinished", "a row that the map does not reach still refers to this one."],
  "0A000": [
    "refused",
    "a rule of the table or a table of another kind does not allow this statement (0A000).",
  ],
  "22008": ["refused", "a time is out of range, such as infinity (22008)."],
  "25006": [
    "bad-input",
    "the database takes no writes: it is a standby, or it or the role is set read-only; name the primary in PGHOST or reset default_transaction_read_only.",
  ],
  "25P03": ["outside", "the server closed the session because the job fell silent in a transaction."],
  "53100": ["refused", "the disk of the database server is full; give it space."],
  "53200": ["refused", "the database server ran out of memory."],
  "53300": ["outside", "the server takes no more connections; try again later."],
  "57P01": ["outside", "the server ended the session: it restarts, or an administrator ended it."],
  "57P02": ["outside", "the server crashed and is restarting; try again later."],
  "57P04": ["outside", "the database was dropped while the session used it."],
  "57P05": ["outside", "the server closed the session because it was idle for too long."],
  "58030": ["refused", "the database server can not read or write a file of its own (58030)."],
  KT001: ["refused", "the database's own guard refuses it: a record that must stay (KT001)."],
  KT002: ["refused", "the erasure of this account has begun, so that it can not be restored (KT002)."],
  KT003: [
    "refused",
    "the database itself refuses this receipt, which does not agree with what it holds (KT003).",
  ],
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

/** What an SQLSTATE of a living session means. */
export function failureOfCode(code: string): Failure {
  return new StatementFailed(Object.assign(new Error(), { code })).failure;
}

/** Sorts any error of the database client. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return new Failure("bad-input", error.problems.join(" "));
  if (error instanceof StatementFailed) return error.failure;
  if (error instanceof Stopped) return new Failure("unfinished", "the run was asked to stop.");
  if (error instanceof SessionLost) return new Failure("lost", error.message);
  if (error instanceof OutsideFailure) return new Failure("outside", error.message);
  const code = codeOf(error);
  const known = byCode[code];
  if (known) return new Failure(...known);
  if (/^(DEPTH_ZERO_)?SELF_SIGNED|^UNABLE_TO_|^CERT_/.test(code)) return new Failure("bad-input", untrusted);
  const text = error instanceof Error ? error.message : "";
  for (const [pattern, kind, sentence] of byText)
    if (!code && pattern.test(text)) return new Failure(kind, sentence);
  if (code.startsWith("08")) return new Failure("outside", "the connection to the database was cut.");
  if (/^(53|57|58)[0-9A-Z]{3}$/.test(code))
    return new Failure("outside", `the database server is out of order (${code}).`);
  if (/^[0-9A-Z]{5}$/.test(code)) return new Failure("refused", `the database refuses it (${code}).`);
  const named = /^[A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : "";
  return new Failure("outside", `the database or the way to it failed${named}.`);
}

/** SQLSTATE of a failed statement, or Node's code of a failed connection; empty where there is none. */
export function codeOfFailure(error: unknown): string {
  return error instanceof StatementFailed ? error.code : codeOf(error);
}

/** Nothing stands there: waiting a few seconds for it helps nobody. A refused port may be a server that restarts. */
const absent: ReadonlySet<string> = new Set(["ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH"]);

/** Whether a connection that failed so may succeed in a moment, as when a compute of Neon's wakes or moves. */
export function mayPass(error: unknown): boolean {
  return failureOf(error).kind !== "bad-input" && !absent.has(codeOf(error));
}

/** A failed connection to a name with several addresses arrives as one error that holds one error each. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}
