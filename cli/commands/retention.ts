import { type Command, Option } from "commander";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import { ageInWords } from "../../purge/age-in-words.ts";
import type { AuditedPromise, RetentionAudit } from "../../purge/audit.ts";
import type { Difference } from "../../purge/difference.ts";
import { holdInWords } from "../../purge/hold-in-words.ts";
import type { LegalHold } from "../../purge/holds.ts";
import type { TableMap } from "../../purge/table-map.ts";
import { inWords } from "../../register/duration.ts";
import type { DatabaseOfStack } from "../database-observations.ts";
import { databaseOption } from "../database-option.ts";

interface Options extends DatabaseOfStack {
  readonly format: "table" | "json";
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
  const [{ checkDatabase }, { onDatabase, schemaObservation }] = await Promise.all([
    import("../../purge/check.ts"),
    import("../database-observations.ts"),
  ]);
  await onDatabase(options.databaseUrl, async (database, map) => {
    const differences = await checkDatabase(database, map);
    if (options.format === "json") console.log(await schemaObservation(database, options, differences));
    else await print((terminal, layout) => differenceLines(differences, map, terminal, layout));
    process.exitCode = differences.length > 0 ? exitCodes.violated : exitCodes.met;
  });
}

async function audit(options: Options): Promise<void> {
  const { auditObservation, auditOf, ledgerSentence, onDatabase } = await import(
    "../database-observations.ts"
  );
  await onDatabase(options.databaseUrl, async (database, map) => {
    const report = await auditOf(database, map);
    if (options.format === "json") console.log(await auditObservation(options, report));
    else
      await print((terminal, layout) => auditLines(report, ledgerSentence(report.ledger), terminal, layout));
    process.exitCode = exitCodeOf(report);
  });
}

type Layout = typeof import("../../formats/terminal/columns.ts");

async function print(lines: (terminal: Terminal, layout: Layout) => readonly string[]): Promise<void> {
  const [{ terminal }, layout] = await Promise.all([
    import("../../formats/terminal/terminal.ts"),
    import("../../formats/terminal/columns.ts"),
  ]);
  console.log(lines(terminal(), layout).join("\n"));
}

/** A database of another application differs in each of its tables alike: the first sentences tell it, and how many there are. */
function firstOf(sentences: readonly string[], kind: string): string[] {
  const most = 20;
  if (sentences.length <= most) return [...sentences];
  return [
    ...sentences.slice(0, most),
    `and ${sentences.length - most} more ${kind}; --format json lists them all.`,
  ];
}

function differenceLines(
  differences: readonly Difference[],
  { tables }: TableMap,
  { colours, width }: Terminal,
  { indented }: Layout,
): string[] {
  const count = differences.length;
  const line = (id: string, words: string) =>
    indented(`${colours.red("differs")}  ${id}  ${words}`, 2, width);
  const lines = [...Map.groupBy(differences, ({ id }) => id)].flatMap(([id, same]) =>
    firstOf(
      same.map(({ sentence }) => sentence),
      "of this kind",
    ).flatMap((sentence) => line(id, sentence)),
  );
  const summary = `${Object.keys(tables).length} tables mapped   ${count} ${count === 1 ? "difference" : "differences"}`;
  return [
    ...lines,
    ...(count > 0 ? [""] : []),
    ...indented(count > 0 ? colours.red(summary) : colours.green(summary), 2, width),
  ];
}

function auditLines(
  { at, promises, holds, unknownTables }: RetentionAudit,
  ledger: string,
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
    ...firstOf(
      unknownTables.map((table) => `table ${table} is in no promise.`),
      "tables in no promise",
    ).flatMap((words) => indented(`${colours.yellow("unverified")}  ${words}`, 2, width)),
    ...holdSentences(holds).flatMap((line) => indented(`${colours.yellow("hold")}  ${line}`, 2, width)),
    ...indented(ledger, 2, width),
  ];
}

function oldest({ oldestSeconds, historySeconds }: AuditedPromise): string {
  if (oldestSeconds === null) return "none";
  return ageInWords(oldestSeconds) + (historySeconds > 0 ? ` + ${ageInWords(historySeconds)} history` : "");
}

function holdSentences(holds: readonly LegalHold[] | null): string[] {
  return holds === null ? ["The legal holds can not be read."] : holds.map(holdInWords);
}

function exitCodeOf({ promises, unknownTables, holds, ledger }: RetentionAudit): number {
  const has = (verdict: AuditedPromise["verdict"]) => promises.some((promise) => promise.verdict === verdict);
  if (has("violated")) return exitCodes.violated;
  const open =
    has("unverified") || unknownTables.length > 0 || holds === null || (ledger?.datedAhead ?? 0) > 0;
  return open ? exitCodes.unverified : exitCodes.met;
}
