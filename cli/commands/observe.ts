import type { Command } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import type { Entry, EntryOf } from "../../observe/record.ts";
import { InputError } from "../../register/input-error.ts";
import type { Reader } from "../../vendors/observation/reader.ts";
import { readPlan } from "../snapshot-source.ts";

interface Options {
  readonly vendor?: readonly string[];
  readonly out: string;
  readonly stack: string;
  readonly state?: string;
  readonly key?: string;
  readonly strict: boolean;
}

/** `kaitalk observe`: looks into the live accounts, read-only, and writes down what is there. */
export function addObserve(program: Command): void {
  program
    .command("observe")
    .description("look into the live accounts, read-only, and record what is there")
    .requiredOption("--out <folder>", "where to write the record")
    .option(
      "--vendor <id>",
      "ask this vendor, and fail without its key; may be repeated. Without it every vendor with a key",
      (id: string, ids: readonly string[] = []) => [...ids, id],
    )
    .option("--stack <name>", "stack whose declared values are compared", "prod")
    .option(
      "--state <file>",
      "compare with what was applied, from: pulumi stack export --show-secrets --file <file>",
    )
    .option("--key <file>", "sign the record with this ed25519 key")
    .option("--strict", "fail too for what a vendor shows to some accounts alone", false)
    .addHelpText(
      "after",
      "\nKeys come from the environment; kaitalk doctor names each, and the narrowest that serves." +
        "\nExit codes: 0 all that can be seen was seen, 2 bad input, 3 something cannot be told, 4 no vendor answered.",
    )
    .action(observe);
}

async function observe(options: Options): Promise<void> {
  const [{ look, missingKeys }, { recordText }, files, { books }, { FolderDraft }] = await Promise.all([
    import("../../observe/look.ts"),
    import("../../observe/record.ts"),
    import("../../observe/files.ts"),
    import("../../register/read-books.ts"),
    import("../../pack/write-files.ts"),
  ]);
  const readers = await readersOf(options.vendor);
  const lacking = readers.map((reader) => ({ reader, missing: missingKeys(reader, process.env) }));
  refuseWithoutKeys(lacking, options.vendor !== undefined);
  const signingKey = options.key && (await import("../../signature/keys.ts")).readSigningKey(options.key);
  const draft = new FolderDraft(options.out);
  try {
    const entries = await look({
      readers,
      environment: process.env,
      declared: await readPlan(options),
      register: books().register.value.version,
      progress,
    });
    progress();
    const record = recordText(entries);
    draft.put(files.recordFile, [record]);
    if (signingKey) {
      const { signStatement } = await import("../../signature/dsse.ts");
      const begun = entries[0] as EntryOf<"begun">;
      const envelope = signStatement(files.statementOf(record, begun), signingKey);
      draft.put(files.signatureFile, [`${JSON.stringify(envelope)}\n`]);
    }
    draft.publish();
    await report(entries, options.out);
    process.exitCode = exitCodeOf(entries, options.strict);
  } finally {
    draft.discard();
  }
}

async function readersOf(ids: readonly string[] | undefined): Promise<Reader[]> {
  const { readers } = await import("../../observe/readers.ts");
  const known = Object.keys(readers);
  const strange = ids?.find((id) => !known.includes(id));
  if (strange !== undefined)
    throw new InputError([
      `--vendor ${strange}: nobody can be asked there; name one of ${known.join(", ")}.`,
    ]);
  return Promise.all((ids ?? known).flatMap((id) => readers[id]?.() ?? []));
}

/** Who names a vendor means it; who names none wants whatever there is a key for. */
function refuseWithoutKeys(
  lacking: readonly { readonly reader: Reader; readonly missing: readonly string[] }[],
  named: boolean,
): void {
  const without = lacking.filter(({ missing }) => missing.length > 0);
  if (named ? without.length === 0 : without.length < lacking.length) return;
  throw new InputError(
    without.map(
      ({ reader: { vendor, keys }, missing }) =>
        `${vendor}: set ${missing.join(" and ")} in the environment. ${keys[0].narrowest} (${keys[0].where})`,
    ),
  );
}

async function report(entries: readonly Entry[], out: string): Promise<void> {
  const [{ terminal }, { observationLines }] = await Promise.all([
    import("../../formats/terminal/terminal.ts"),
    import("../observation-lines.ts"),
  ]);
  console.log(observationLines(entries, terminal()).join("\n"));
  console.log(`\n  ${out}: judge it with: kaitalk check --observed ${out}`);
}

function exitCodeOf(entries: readonly Entry[], strict: boolean): number {
  const vendors = entries
    .filter((each) => each.entry === "vendor")
    .filter(({ standing }) => standing !== "not-asked");
  if (vendors.every(({ standing }) => standing === "not-seen")) return exitCodes.engineFailure;
  const open = entries.some(
    (each) => each.entry === "inventory" && each.answer.seen !== "complete" && (strict || !each.preview),
  );
  return open || vendors.some(({ standing }) => standing === "not-seen")
    ? exitCodes.unverified
    : exitCodes.met;
}

const asked = new Map<string, number>();

/** One line that is overwritten, on a terminal only. */
function progress(vendor?: string, requests = 0): void {
  if (!process.stderr.isTTY || process.env.CI) return;
  if (vendor !== undefined) asked.set(vendor, requests);
  const line = vendor === undefined ? "" : [...asked].map(([name, count]) => `${name} ${count}`).join("   ");
  process.stderr.write(`\r\u001b[K${line}`);
}
