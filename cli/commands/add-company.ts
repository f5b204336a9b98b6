import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import { InputError } from "../../register/input-error.ts";
import { isoDay, today } from "../snapshot-source.ts";

interface Options {
  readonly legalName?: string;
  readonly purpose?: string;
  readonly service?: string;
  readonly from?: string;
  readonly data: readonly string[];
  readonly host: readonly string[];
  readonly provider: readonly string[];
  readonly variable: readonly string[];
  readonly row: readonly string[];
  readonly stack: string;
}

const folder = new URL("../../register/", import.meta.url);

/** `kaitalk register add-company <id>`: writes what is known of a company, and says each time what is still missing. */
export function addAddCompany(register: Command): void {
  const several = (value: string, values: readonly string[]) => [...values, value];
  register
    .command("add-company")
    .description("put a company on the list, and say step by step what is missing until it may be used")
    .argument("<id>", "lower-case id, such as example-voice")
    .option("--legal-name <name>", "as it signs")
    .option("--purpose <text>", "what it does for customers, in English")
    .option("--service <text>", "which of its services is used")
    .option("--data <text>", "a kind of data that reaches it; may be repeated", several, [])
    .option("--host <name>", "a host of it that code calls; may be repeated", several, [])
    .option("--provider <package>", "Pulumi package of its resources; may be repeated", several, [])
    .option("--variable <NAME>", "environment variable with its credential; may be repeated", several, [])
    .option("--row <clause>", "data row that passes through it; may be repeated", several, [])
    .option("--from <date>", "day of the version that names it", isoDay)
    .option("--stack <name>", "stack that uses it", "prod")
    .addHelpText(
      "after",
      "\nRun it again with the id alone after each step. It signs nothing and tells nobody." +
        "\nExit codes: 0 nothing is open but gaps, 2 bad input, 3 something is still open.",
    )
    .action(addCompany);
}

async function addCompany(id: string, options: Options): Promise<void> {
  if (!isEntered(id)) await write(id, options);
  const [{ readBooks }, { terminal }, { stepLines }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../formats/terminal/terminal.ts"),
    import("../company/step-lines.ts"),
  ]);
  let books: ReturnType<typeof readBooks>;
  try {
    books = readBooks();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const open = error.problems.map((next) => ({ what: "register", standing: "open" as const, next }));
    console.log(stepLines(id, open, terminal()));
    process.exitCode = exitCodes.unverified;
    return;
  }
  const company = books.register.value.subProcessors.find((entry) => entry.id === id);
  if (!company)
    throw new InputError([`"${id}" is in register.yaml and is no sub-processor; choose another id.`]);
  const [{ judged }, { companySteps }, { listHistory }] = await Promise.all([
    import("../judged.ts"),
    import("../company/steps.ts"),
    import("../../policies/sub-processors/list-history.ts"),
  ]);
  const day = [today(), books.register.value.version].toSorted().at(-1) ?? today();
  const { assessment } = await judged({ stack: options.stack }, day);
  const steps = companySteps(company, { books, history: listHistory(books), assessment, day });
  console.log(stepLines(`${company.legalName} (${id})`, steps, terminal()));
  if (steps.some(({ standing }) => standing === "open")) process.exitCode = exitCodes.unverified;
}

/** Asked of the text, since a register that a person is at work on may not be read as a whole. */
function isEntered(id: string): boolean {
  return readFileSync(new URL("register.yaml", folder), "utf8").includes(`\n  - id: ${id}\n`);
}

async function write(id: string, options: Options): Promise<void> {
  const { legalName, purpose, service, from, data, host, provider, variable, row } = options;
  const absent = Object.entries({
    "--legal-name": legalName,
    "--purpose": purpose,
    "--service": service,
    "--from": from,
  })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (data.length === 0) absent.push("--data");
  if (host.length + provider.length === 0) absent.push("--host or --provider");
  if (!legalName || !purpose || !service || !from || absent.length > 0)
    throw new InputError([`${id} is not on the list yet; to add it give ${absent.join(", ")}.`]);
  const [{ readBooks }, { companyDraft }, { writeWhole }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../company/draft.ts"),
    import("../../pack/write-files.ts"),
  ]);
  const facts = {
    id,
    legalName,
    purpose,
    service,
    from,
    data,
    hosts: host,
    providers: provider,
    variables: variable,
    rows: row,
  };
  const read = (path: string) => readFileSync(new URL(path, folder), "utf8");
  const files = companyDraft({ ...facts, today: today() }, readBooks(), read);
  const changed = [...files].filter(
    ([path, text]) => !existsSync(new URL(path, folder)) || read(path) !== text,
  );
  for (const [path, text] of changed) writeWhole(fileURLToPath(new URL(path, folder)), text);
  console.log(`written: ${changed.map(([path]) => `register/${path}`).join(", ")}\n`);
}
