import { readFileSync, writeFileSync } from "node:fs";
import { type Command, Option } from "commander";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import { ageInWords } from "../../purge/age-in-words.ts";
import { brakeLimits } from "../../purge/brakes.ts";
import { holdInWords } from "../../purge/hold-in-words.ts";
import type { Outcome, Receipt, ReceiptStep } from "../../purge/receipt.ts";
import { inWords } from "../../register/duration.ts";
import { InputError } from "../../register/input-error.ts";
import { databaseOption, passwordAdvice, warnOfPassword, wholeNumber } from "../database-option.ts";
import { hearing } from "../streams-and-signals.ts";

interface Options {
  readonly databaseUrl?: string;
  readonly confirm?: number;
  readonly dryRun: boolean;
  readonly receipt?: string;
  readonly format: "table" | "json";
}

const exitCodeOf: Readonly<Record<Outcome, number>> = {
  complete: exitCodes.met,
  incomplete: exitCodes.unverified,
  obstructed: exitCodes.badInput,
  failed: exitCodes.engineFailure,
};

/** `kaitalk purge`: what the declared cron job runs. */
export function addPurge(program: Command): void {
  program
    .command("purge")
    .description("erase every record whose time is up; safe to kill, to repeat and to run beside another")
    .addOption(databaseOption())
    .option("--dry-run", "count what is due and change nothing", false)
    .addOption(
      new Option(
        "--confirm <accounts>",
        "erase as many accounts as a brake holds back, after a person looked at them",
      ).argParser(wholeNumber),
    )
    .option("--receipt <file>", "also write the receipt there, as JSON")
    .addOption(
      new Option("--format <format>", "receipt on standard output")
        .choices(["table", "json"])
        .default("table"),
    )
    .addHelpText(
      "after",
      "\nAges follow from the register and PURGE_HISTORY_SECONDS, PURGE_INTERVAL_SECONDS, PURGE_RUN_SECONDS; a dry run takes" +
        "\nfrom the plan what is not set." +
        passwordAdvice +
        `\nA brake holds accounts back that are dated deleted before being created or more than 20 years ago, or more than ${brakeLimits.accounts} at once` +
        `\nthat are more than ${brakeLimits.share * 100} % of all, until --confirm names their number.` +
        "\nExit codes: 0 all that was due is gone, 2 something must be corrected, 3 time or a lock kept something," +
        " 4 the database is out of reach.",
    )
    .action(purge);
}

async function purge(options: Options): Promise<void> {
  const [
    { connectionTo },
    { withDatabase },
    run,
    { failureOf },
    { operatingLimits },
    { settingsFromEnvironment },
    { tableMap },
    { solve },
  ] = await Promise.all([
    import("../../purge/connection.ts"),
    import("../../purge/database.ts"),
    import("../../purge/purge.ts"),
    import("../../purge/failure.ts"),
    import("../../retention/operating-limits.ts"),
    import("../../retention/purge-orders.ts"),
    import("../../purge/read-table-map.ts"),
    import("../../retention/solve.ts"),
  ]);
  warnOfPassword(options.databaseUrl, process.argv);
  // Looking needs nothing that the plan does not know; erasing follows what the job itself was told.
  const environment = options.dryRun ? { ...solve().purge.environment, ...process.env } : process.env;
  const shown = progress();
  const order = {
    map: tableMap(),
    settings: settingsFromEnvironment(environment),
    version: version(),
    dryRun: options.dryRun,
    ...(options.confirm !== undefined && { confirmedAccounts: options.confirm }),
    // Render says so in every process that it starts; the job's budget then counts from its scheduled minute.
    ...(process.env.RENDER === "true" && { schedule: operatingLimits.purgeSchedule }),
    onErased: shown.erased,
  };
  const receipt = await hearing(async (signal) => {
    try {
      const connection = connectionTo(options.databaseUrl, process.env);
      const { transport } = connection;
      // Looking stops at once; erasing after the batch at hand, with its receipt.
      if (!options.dryRun) signal.addEventListener("abort", sayThatItStops);
      const manner = { stop: signal, stopsWork: options.dryRun };
      return await withDatabase(
        connection,
        (database) => run.purge(database, { ...order, signal, transport }),
        manner,
      );
    } catch (error) {
      return run.receiptWithoutDatabase(order, failureOf(error));
    } finally {
      shown.clear();
    }
  });
  await show(receipt, options);
}

function sayThatItStops(): void {
  console.error("kaitalk: stopping after the batch at hand; a second signal ends the run at once.");
}

async function show(receipt: Receipt, { format, receipt: file }: Options): Promise<void> {
  const json = `${JSON.stringify(receipt, null, 2)}\n`;
  if (format === "json") process.stdout.write(json);
  else {
    const { terminal } = await import("../../formats/terminal/terminal.ts");
    console.log(await receiptTable(receipt, terminal()));
  }
  for (const problem of receipt.problems) console.error(`kaitalk: ${problem}`);
  process.exitCode = exitCodeOf[receipt.outcome];
  if (file === undefined) return;
  try {
    writeFileSync(file, json);
  } catch {
    throw InputError.at({ file }, "cannot be written; name a file in a folder that exists.");
  }
}

async function receiptTable(receipt: Receipt, { width, colours }: Terminal): Promise<string> {
  const { columns, indented } = await import("../../formats/terminal/columns.ts");
  const { dryRun, steps, outcome, version: program, durationSeconds } = receipt;
  const total = steps.reduce((sum, step) => sum + (dryRun ? (step.remaining ?? 0) : step.rows), 0);
  const header = [
    { title: "table", grows: true },
    { title: "because of" },
    { title: dryRun ? "due" : "erased" },
    ...(dryRun ? [] : [{ title: "left" }]),
    { title: "oldest left" },
  ];
  const rows = steps.map((step) => [
    step.table,
    because(step),
    ...(dryRun ? [] : [erased(step)]),
    step.done ? "0" : colours.yellow(step.remaining === null ? "?" : String(step.remaining)),
    step.oldestSeconds === null ? "" : ageInWords(step.oldestSeconds),
  ]);
  const title = indented(colours.bold(`KAITALK purge   ${dryRun ? "dry run   " : ""}${outcome}`), 0, width);
  // Nothing was reached, so that the problem on standard error says all there is.
  if (receipt.startedAt === null) return title.join("\n");
  const reasons = dryRun ? [] : notDone(steps).map((text) => `${colours.yellow("not done")}  ${text}`);
  const atLeast = steps.some((step) => step.atLeast) ? "at least " : "";
  const summary = `${atLeast}${total} rows ${dryRun ? "due" : "erased"}   ${durationSeconds.toFixed(1)} s   version ${program}`;
  return [
    ...title,
    "",
    ...columns(header, rows, width - 2).map((line) => (line ? `  ${line}` : line)),
    "",
    ...[
      ...reasons,
      ...holds(receipt, colours),
      ...killed(receipt, colours),
      restorable(receipt),
      summary,
    ].flatMap((line) => indented(line, 2, width)),
  ].join("\n");
}

function holds({ holds: inForce, steps }: Receipt, colours: Terminal["colours"]): string[] {
  const kept = steps.reduce((sum, { held }) => sum + (held ?? 0), 0);
  return inForce.map(
    (hold) => `${colours.yellow("hold")}  ${holdInWords(hold)} ${kept} rows are past their time.`,
  );
}

function killed({ killedRuns }: Receipt, colours: Terminal["colours"]): string[] {
  return killedRuns.map(({ startedAt, steps }) => {
    const rows = steps.reduce((sum, step) => sum + step.rows, 0);
    return `${colours.yellow("killed")}  the run of ${startedAt} ended without a receipt; it had erased ${rows} rows.`;
  });
}

function restorable({ accounts: { restorableSeconds, restorableIfDeletedAfter } }: Receipt): string {
  const since = restorableIfDeletedAfter?.slice(0, 10);
  return `A deleted account can be restored for ${ageInWords(restorableSeconds)}: now one deleted after ${since}.`;
}

function erased({ atLeast, rows, partitions }: ReceiptStep): string {
  const dropped =
    partitions === 0 ? "" : ` (${partitions === 1 ? "1 partition" : `${partitions} partitions`} dropped)`;
  return `${atLeast ? "at least " : ""}${rows}${dropped}`;
}

/** One line a reason, with the tables that it kept. */
function notDone(steps: readonly ReceiptStep[]): string[] {
  const kept = steps.filter(({ done }) => !done);
  return [...Map.groupBy(kept, ({ reason }) => reason ?? "")].map(
    ([reason, group]) => `${[...new Set(group.map(({ table }) => table))].join(", ")}: ${reason}`,
  );
}

function because({ trigger, dueAfterSeconds, erased }: ReceiptStep): string {
  const after = { age: "age", use: "used", "account-deletion": "account deleted" }[trigger];
  const age = dueAfterSeconds > 0 ? ` ${inWords(dueAfterSeconds)}` : "";
  return `${after}${age}${erased === "set-null" ? ", emptied" : ""}`;
}

/** A counter on the terminal that people watch; nothing in a log. */
function progress(): { readonly erased: (table: string, rows: number) => void; readonly clear: () => void } {
  const { stderr } = process;
  const totals = new Map<string, number>();
  const draw = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${text.slice(0, stderr.columns - 1)}`);
  };
  return {
    erased(table, rows) {
      const total = (totals.get(table) ?? 0) + rows;
      totals.set(table, total);
      draw(`  ${table}  ${total} rows erased`);
    },
    clear: () => draw(""),
  };
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version: number } = JSON.parse(text) as { version: string };
  const commit = process.env.RENDER_GIT_COMMIT;
  return commit !== undefined && /^[0-9a-f]{7,40}$/.test(commit)
    ? `${number}+${commit.slice(0, 12)}`
    : number;
}
