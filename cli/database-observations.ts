import { exitCodes } from "../judge/exit-codes.ts";
import type { Observation, ObservedFact } from "../judge/observations.ts";
import { ageInWords } from "../purge/age-in-words.ts";
import type { RetentionAudit } from "../purge/audit.ts";
import type { Database } from "../purge/database.ts";
import type { Difference } from "../purge/difference.ts";
import { holdWithoutReason } from "../purge/hold-in-words.ts";
import type { TableMap } from "../purge/table-map.ts";
import type { ObservationKind } from "../register/proof.ts";
import { warnOfPassword } from "./database-option.ts";
import { hearing } from "./streams-and-signals.ts";

/** Which database, and of which stack it is. */
export interface DatabaseOfStack {
  readonly databaseUrl?: string;
  readonly stack: string;
}

/** What an observation says beside the report of its command. */
interface Seen extends DatabaseOfStack {
  readonly observedAt: string;
  readonly facts: readonly ObservedFact[];
}

/** How the database differs from the map of tables, as an observation that `--observation` takes. */
export async function schemaObservation(
  database: Database,
  of: DatabaseOfStack,
  differences: readonly Difference[],
): Promise<string> {
  const [{ readServerClock }, { purgeLimits }] = await Promise.all([
    import("../purge/server-clock.ts"),
    import("../purge/limits.ts"),
  ]);
  const observedAt = (await readServerClock(database, Date.now, purgeLimits)).iso;
  return observationText(
    "schema-check",
    { ...of, observedAt, facts: schemaFacts(differences) },
    { differences },
  );
}

/** Holds the database against what the infrastructure declares, whatever this shell was told. */
export async function auditOf(database: Database, map: TableMap): Promise<RetentionAudit> {
  const [{ auditRetention }, { solve }, { settingsFromEnvironment }] = await Promise.all([
    import("../purge/audit.ts"),
    import("../retention/solve.ts"),
    import("../retention/purge-orders.ts"),
  ]);
  const settings = settingsFromEnvironment(solve().purge.environment);
  return auditRetention(database, { map, settings });
}

/** How old the oldest records are, as an observation that `--observation` takes. */
export function auditObservation(of: DatabaseOfStack, report: RetentionAudit): Promise<string> {
  const holds = report.holds?.map(({ reason, ...rest }) => rest) ?? null;
  return observationText(
    "purge-audit",
    { ...of, observedAt: report.at, facts: auditFacts(report) },
    { ...report, holds },
  );
}

/** The report of a command as an observation that `kaitalk check --observation` takes. Names no user and no password. */
async function observationText(kind: ObservationKind, seen: Seen, report: object): Promise<string> {
  const [{ readProjectName }, { connectionTo }] = await Promise.all([
    import("../snapshot/project-file.ts"),
    import("../purge/connection.ts"),
  ]);
  const { host = "", database = "" } = connectionTo(seen.databaseUrl, process.env).client;
  const { observedAt, stack, facts } = seen;
  const observation: Observation = {
    kind,
    schemaVersion: 1,
    observedAt,
    project: readProjectName(),
    stack,
    database: { host, name: database },
    facts,
  };
  return JSON.stringify({ ...observation, ...report }, null, 2);
}

/** The database as a whole is as mapped, or nothing is shown of it. */
function schemaFacts(differences: readonly Difference[]): ObservedFact[] {
  const [first] = differences;
  if (!first) return [{ clause: null, verdict: "met", sentence: "The database is as mapped." }];
  const count = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  return [
    { clause: null, verdict: "unverified", sentence: `${count} from the map, first: ${first.sentence}` },
  ];
}

/** Every promise as audited. A ledger without a complete run, or a table in no promise, leaves all of them open. */
function auditFacts({ promises, holds, ledger, unknownTables }: RetentionAudit): ObservedFact[] {
  const whole = (sentence: string): ObservedFact => ({ clause: null, verdict: "unverified", sentence });
  return [
    ...promises.map(({ clause, verdict, where, reason }) => ({
      clause,
      // What a legal hold keeps is older than the page says, and so shows nothing of the page.
      verdict: verdict === "waived" ? ("unverified" as const) : verdict,
      sentence: [
        [where, reason].filter(Boolean).join(": "),
        // What keeps records belongs into the evidence: how many accounts, whose word, until when.
        ...(verdict === "waived" ? (holds ?? []).map(holdWithoutReason) : []),
      ].join(". "),
    })),
    ...(ledger?.sinceCompleteSeconds === null || ledger === null ? [whole(ledgerSentence(ledger))] : []),
    ...unknownTables.map((table) => whole(`table ${table} is in no promise`)),
  ];
}

/** When the last complete purge ended, and how many of the last runs did not. */
export function ledgerSentence(ledger: RetentionAudit["ledger"]): string {
  if (ledger === null) return "The ledger of purge runs can not be read.";
  const { sinceCompleteSeconds: since, killedRuns, datedAhead } = ledger;
  const last =
    since === null
      ? "The ledger knows of no complete purge"
      : `The last complete purge ended ${ageInWords(since)} ago`;
  const ahead = datedAhead > 0 ? ` ${datedAhead} of its entries are dated ahead and prove nothing.` : "";
  return `${last}; ${killedRuns} of the last day's runs never ended.${ahead}`;
}

/** Lets `work` look at the database. One out of reach ends in a sentence and an exit code. False where it did. */
export async function onDatabase(
  databaseUrl: string | undefined,
  work: (database: Database, map: TableMap) => Promise<void>,
): Promise<boolean> {
  const [{ connectionTo }, { withDatabase }, { failureOf, OutsideFailure, Stopped }, { tableMap }] =
    await Promise.all([
      import("../purge/connection.ts"),
      import("../purge/database.ts"),
      import("../purge/failure.ts"),
      import("../purge/read-table-map.ts"),
    ]);
  const map = tableMap();
  warnOfPassword(databaseUrl, process.argv);
  try {
    const connection = connectionTo(databaseUrl, process.env);
    const told = async (database: Database) => {
      try {
        await work(database, map);
      } catch (error) {
        throw error instanceof OutsideFailure ? error : failureOf(error).toError();
      }
    };
    await hearing((stop) => withDatabase(connection, told, { stop }));
    return true;
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    console.error(`kaitalk: ${error.message}`);
    process.exitCode = error instanceof Stopped ? exitCodes.badInput : exitCodes.engineFailure;
    return false;
  }
}
