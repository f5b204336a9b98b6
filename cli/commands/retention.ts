import { type Command, Option } from "commander";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import type { Observation, ObservedFact } from "../../judge/observations.ts";
import { ageInWords } from "../../purge/age-in-words.ts";
import type { AuditedPromise, RetentionAudit } from "../../purge/audit.ts";
import type { Database } from "../../purge/database.ts";
import type { Difference } from "../../purge/difference.ts";
import { holdInWords, holdWithoutReason } from "../../purge/hold-in-words.ts";
import type { LegalHold } from "../../purge/holds.ts";
import type { TableMap } from "../../purge/table-map.ts";
import { inWords } from "../../register/duration.ts";
import type { ObservationKind } from "../../register/proof.ts";
import { databaseOption, warnOfPassword } from "../database-option.ts";
import { hearing } from "../streams-and-signals.ts";

interface Options {
  readonly databaseUrl?: string;
  readonly format: "table" | "json";
  readonly stack: string;
}

/** What an observation says beside the report of its command. */
interface Seen extends Options {
  readonly observedAt: string;
  readonly facts: readonly ObservedFact[];
}

/** `kaitalk retention check` and `kaitalk retention audit`: a live database against the map and the promises. */
export function addRetention(program: Command): void {
  const retention = program
    .command("retention")
    .description("compare a live database with what the register promises of it");
  withOptions(retention.command("check"))
    .description("fail on any table or column that no promise covers, and on what would hinder the purge")
    .addHelpText(
      "after",
      "\nExit codes: 0 as mapped, 1 it differs, 2 bad input, 4 the database is out of reach.",
    )
    .action(check);
  withOptions(retention.command("audit"))
    .description("prove per promise how old the oldest record is that still exists")
    .addHelpText(
      "after",
      "\nExit codes: 0 met, 1 violated, 2 bad input, 3 something could not be proven, 4 the database is out of reach.",
    )
    .action(audit);
}

function withOptions(command: Command): Command {
  return command
    .addOption(databaseOption())
    .option("--stack <name>", "stack that the database belongs to", "prod")
    .addOption(new Option("--format <format>", "how to report").choices(["table", "json"]).default("table"));
}

async function check(options: Options): Promise<void> {
  const { checkDatabase } = await import("../../purge/check.ts");
  await onDatabase(options, async (database, map) => {
    const differences = await checkDatabase(database, map);
    if (options.format === "json") {
      const { observedAt } = await clockOf(database);
      await printObservation(
        "schema-check",
        { ...options, observedAt, facts: schemaFacts(differences) },
        { differences },
      );
    } else await print((terminal, layout) => differenceLines(differences, map, terminal, layout));
    process.exitCode = differences.length > 0 ? exitCodes.violated : exitCodes.met;
  });
}

async function audit(options: Options): Promise<void> {
  const [{ auditRetention }, { solve }, { settingsFromEnvironment }] = await Promise.all([
    import("../../purge/audit.ts"),
    import("../../retention/solve.ts"),
    import("../../retention/purge-orders.ts"),
  ]);
  await onDatabase(options, async (database, map) => {
    // The audit holds the database against what the infrastructure declares, whatever this shell was told.
    const settings = settingsFromEnvironment(solve().purge.environment);
    const report = await auditRetention(database, { map, settings });
    if (options.format === "json")
      await printObservation(
        "purge-audit",
        { ...options, observedAt: report.at, facts: auditFacts(report) },
        { ...report, holds: report.holds?.map(({ reason, ...rest }) => rest) ?? null },
      );
    else await print((terminal, layout) => auditLines(report, terminal, layout));
    process.exitCode = exitCodeOf(report);
  });
}

/** The report of a command as an observation that `kaitalk check --observation` takes. Names no user and no password. */
async function printObservation(kind: ObservationKind, seen: Seen, report: object): Promise<void> {
  const [{ readProjectName }, { connectionTo }] = await Promise.all([
    import("../../snapshot/project-file.ts"),
    import("../../purge/connection.ts"),
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
  console.log(JSON.stringify({ ...observation, ...report }, null, 2));
}

async function clockOf(database: Database): Promise<{ observedAt: string }> {
  const [{ readServerClock }, { purgeLimits }] = await Promise.all([
    import("../../purge/server-clock.ts"),
    import("../../purge/limits.ts"),
  ]);
  return { observedAt: (await readServerClock(database, Date.now, purgeLimits)).iso };
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

async function onDatabase(
  { databaseUrl }: Options,
  work: (database: Database, map: TableMap) => Promise<void>,
): Promise<void> {
  const [{ connectionTo }, { withDatabase }, { failureOf, OutsideFailure, Stopped }, { tableMap }] =
    await Promise.all([
      import("../../purge/connection.ts"),
      import("../../purge/database.ts"),
      import("../../purge/failure.ts"),
      import("../../purge/read-table-map.ts"),
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
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    console.error(`kaitalk: ${error.message}`);
    process.exitCode = error instanceof Stopped ? exitCodes.badInput : exitCodes.engineFailure;
  }
}

type Layout = typeof import("../../formats/terminal/columns.ts");

async function print(lines: (terminal: Terminal, layout: Layout) => readonly string[]): Promise<void> {
  const [{ terminal }, layout] = await Promise.all([
    import("../../formats/terminal/terminal.ts"),
    import("../../formats/terminal/columns.ts"),
  ]);
  console.log(lines(terminal(), layout).join("\n"));
}

function differenceLines(
  differences: readonly Difference[],
  { tables }: TableMap,
  { colours, width }: Terminal,
  { indented }: Layout,
): string[] {
  const count = differences.length;
  const lines = differences.flatMap(({ id, sentence }) =>
    indented(`${colours.red("differs")}  ${id}  ${sentence}`, 2, width),
  );
  const summary = `${Object.keys(tables).length} tables mapped   ${count} ${count === 1 ? "difference" : "differences"}`;
  return [
    ...lines,
    ...(count > 0 ? [""] : []),
    ...indented(count > 0 ? colours.red(summary) : colours.green(summary), 2, width),
  ];
}

function auditLines(
  { at, promises, ledger, holds, unknownTables }: RetentionAudit,
  { width, colours }: Terminal,
  { columns, indented }: Layout,
): string[] {
  const paint = {
    met: colours.green,
    waived: colours.yellow,
    violated: colours.red,
    unverified: colours.yellow,
    "not-applicable": colours.dim,
  };
  const header = [
    { title: "promise" },
    { title: "documented" },
    { title: "oldest record" },
    { title: "proof", grows: true },
    { title: "verdict" },
  ];
  const rows = promises.map((promise) => [
    promise.label,
    promise.documentedSeconds === null ? "vendor's policy" : inWords(promise.documentedSeconds),
    oldest(promise),
    [promise.where, promise.reason].filter(Boolean).join(": "),
    paint[promise.verdict](promise.verdict === "not-applicable" ? "not applicable" : promise.verdict),
  ]);
  return [
    ...indented(colours.bold(`KAITALK retention audit   ${at}`), 0, width),
    "",
    ...columns(header, rows, width - 2).map((line) => (line ? `  ${line}` : line)),
    "",
    ...unknownTables.flatMap((table) =>
      indented(`${colours.yellow("unverified")}  table ${table} is in no promise.`, 2, width),
    ),
    ...holdSentences(holds).flatMap((line) => indented(`${colours.yellow("hold")}  ${line}`, 2, width)),
    ...indented(ledgerSentence(ledger), 2, width),
  ];
}

function oldest({ oldestSeconds, historySeconds }: AuditedPromise): string {
  if (oldestSeconds === null) return "none";
  return ageInWords(oldestSeconds) + (historySeconds > 0 ? ` + ${ageInWords(historySeconds)} history` : "");
}

function holdSentences(holds: readonly LegalHold[] | null): string[] {
  return holds === null ? ["The legal holds can not be read."] : holds.map(holdInWords);
}

function ledgerSentence(ledger: RetentionAudit["ledger"]): string {
  if (ledger === null) return "The ledger of purge runs can not be read.";
  const { sinceCompleteSeconds: since, killedRuns, datedAhead } = ledger;
  const last =
    since === null
      ? "The ledger knows of no complete purge"
      : `The last complete purge ended ${ageInWords(since)} ago`;
  const ahead = datedAhead > 0 ? ` ${datedAhead} of its entries are dated ahead and prove nothing.` : "";
  return `${last}; ${killedRuns} of the last day's runs never ended.${ahead}`;
}

function exitCodeOf({ promises, unknownTables, holds, ledger }: RetentionAudit): number {
  const has = (verdict: AuditedPromise["verdict"]) => promises.some((promise) => promise.verdict === verdict);
  if (has("violated")) return exitCodes.violated;
  const open =
    has("unverified") || unknownTables.length > 0 || holds === null || (ledger?.datedAhead ?? 0) > 0;
  return open ? exitCodes.unverified : exitCodes.met;
}
