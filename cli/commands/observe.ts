import type { Command } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import { InputError } from "../../register/input-error.ts";
import type { Reader } from "../../vendors/observation/reader.ts";
import { databaseOption } from "../database-option.ts";
import { readersOf } from "../observed-vendors.ts";
import { readPlan } from "../snapshot-source.ts";

interface Options {
  readonly vendor?: readonly string[];
  readonly out: string;
  readonly stack: string;
  readonly state?: string;
  readonly key?: string;
  readonly databaseUrl?: string;
  readonly minutes: number;
  readonly strict: boolean;
}

/** Beside the vendors with a reader: what `kaitalk retention` sees of the database. */
const database = "database";

/** `kaitalk observe`: looks into the live accounts, read-only, and writes down what is there. */
export function addObserve(program: Command): void {
  program
    .command("observe")
    .description("look into the live accounts, read-only, and record what is there")
    .requiredOption("--out <folder>", "where to write the record")
    .option(
      "--vendor <id>",
      "ask this vendor, or the database, and fail without its key; may be repeated. Without it whatever has a key",
      (id: string, ids: readonly string[] = []) => [...ids, id],
    )
    .option("--stack <name>", "stack whose declared values are compared", "prod")
    .option(
      "--state <file>",
      "compare with what was applied, from: pulumi stack export --show-secrets --file <file>",
    )
    .option("--key <file>", "sign the record with this ed25519 key")
    .addOption(databaseOption())
    .option(
      "--minutes <count>",
      "begin no question later than that; what is left cannot be told",
      minutes,
      60,
    )
    .option("--strict", "fail too for what a vendor shows to some accounts alone", false)
    .addHelpText(
      "after",
      "\nKeys come from the environment; npx kaitalk doctor names each, and the narrowest that serves." +
        "\nExit codes: 0 all that can be seen was seen, 2 bad input, 3 something cannot be told, 4 no vendor answered.",
    )
    .action(observe);
}

function minutes(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InputError([`--minutes ${text}: is no number of minutes; write a whole one, as 30.`]);
}

async function observe({ vendor, databaseUrl, stack, ...options }: Options): Promise<void> {
  const [{ lookAndWrite }, { keepYoungGenerationSmall }] = await Promise.all([
    import("../look-and-write.ts"),
    import("../../observe/young-generation.ts"),
  ]);
  keepYoungGenerationSmall();
  const readers = await readersOf(
    vendor?.filter((id) => id !== database),
    [database],
  );
  const isDatabaseNamed = vendor?.includes(database) ?? false;
  const hasDatabase = databaseUrl !== undefined || Boolean(process.env.PGHOST);
  await refuseWithoutKeys(readers, { named: vendor !== undefined, orElse: hasDatabase });
  const declared = await readPlan({ stack, ...options });
  const beside =
    isDatabaseNamed || (vendor === undefined && hasDatabase)
      ? await databaseLooks({ stack, ...(databaseUrl !== undefined && { databaseUrl }) })
      : {};
  // It has been said why; a record of nothing would replace one of something.
  if (beside === undefined && readers.length === 0) return;
  const code = await lookAndWrite({
    ...options,
    readers,
    environment: process.env,
    declared,
    beside: beside ?? {},
  });
  console.log(`\n  ${options.out}: judge it with: npx kaitalk check --observed ${options.out}`);
  process.exitCode = beside === undefined ? Math.max(code, exitCodes.unverified) : code;
}

/** Undefined where the database is out of reach: then nothing is shown of it. */
async function databaseLooks(of: {
  readonly stack: string;
  readonly databaseUrl?: string;
}): Promise<Readonly<Record<string, string>> | undefined> {
  const [{ auditObservation, auditOf, onDatabase, schemaObservation }, { checkDatabase }] = await Promise.all(
    [import("../database-observations.ts"), import("../../purge/check.ts")],
  );
  const seen: Record<string, string> = {};
  const reached = await onDatabase(of.databaseUrl, async (live, map) => {
    seen["schema-check.json"] = await schemaObservation(live, of, await checkDatabase(live, map));
    seen["purge-audit.json"] = await auditObservation(of, await auditOf(live, map));
  });
  return reached ? seen : undefined;
}

/** Who names a vendor means it; who names none wants whatever there is a key for. */
async function refuseWithoutKeys(
  readers: readonly Reader[],
  { named, orElse }: { readonly named: boolean; readonly orElse: boolean },
): Promise<void> {
  const { missingKeys } = await import("../../observe/look.ts");
  const broken = readers
    .flatMap(({ keys }) => keys.map(({ variable }) => variable))
    .filter((variable) => !/^[\x20-\x7e]*$/.test(process.env[variable] ?? ""));
  if (broken.length > 0)
    throw new InputError(
      broken.map(
        (variable) => `${variable}: holds a line break or a character that no key has; set it anew.`,
      ),
    );
  const without = readers
    .map((reader) => ({ reader, missing: missingKeys(reader, process.env) }))
    .filter(({ missing }) => missing.length > 0);
  if (named ? without.length === 0 : orElse || without.length < readers.length) return;
  throw new InputError(
    without.map(
      ({ reader: { vendor, keys }, missing }) =>
        `${vendor}: set ${missing.join(" and ")} in the environment. ${keys[0].narrowest} (${keys[0].where})`,
    ),
  );
}
