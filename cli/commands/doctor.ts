import { type Command, Option } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import { InputError } from "../../register/input-error.ts";
import type { Decrypted } from "../doctor/configuration.ts";
import { isoDay, today } from "../snapshot-source.ts";

interface Options {
  readonly stack: string;
  readonly secrets: boolean;
  readonly strict: boolean;
  readonly format: "table" | "json";
  readonly asOf: string;
}

/** `kaitalk doctor`: what a first `pulumi up` still needs, and where each thing is had. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("list what a first pulumi up still needs and where to get it; asks no vendor")
    .option("--stack <name>", "stack to examine", "prod")
    .option(
      "--secrets",
      "also decrypt the stack's secrets with the Pulumi CLI, in memory, to see their shape",
      false,
    )
    .option("--strict", "what is to be confirmed, and a gap, count as not ready too", false)
    .addOption(new Option("--format <format>", "how to report").choices(["table", "json"]).default("table"))
    .option("--as-of <date>", "day on which attestations must be valid", isoDay, today())
    .addHelpText(
      "after",
      "\nStandings: wrong and missing keep pulumi up from starting; confirm: no file shows it; gap: a promise is unproven." +
        "\nExit codes: 0 ready, 2 bad input, 3 not ready.",
    )
    .action(run);
}

async function run({ stack, secrets, strict, format, asOf }: Options): Promise<void> {
  const [{ examine }, { blocking }] = await Promise.all([
    import("../doctor/examine.ts"),
    import("../doctor/need.ts"),
  ]);
  const decrypted = secrets ? await decryptedSecrets(stack) : {};
  const needs = await examine({ stack, asOf, decrypted, environment: process.env });
  if (format === "json") console.log(JSON.stringify({ stack, asOf, needs }, null, 2));
  else {
    const [{ needTable }, { terminal }] = await Promise.all([
      import("../doctor/table.ts"),
      import("../../formats/terminal/terminal.ts"),
    ]);
    console.log(needTable(needs, stack, terminal()));
  }
  const stands = ({ standing }: (typeof needs)[number]) =>
    strict ? standing === "ready" : !blocking.has(standing);
  process.exitCode = needs.every(stands) ? exitCodes.met : exitCodes.unverified;
}

async function decryptedSecrets(stack: string): Promise<Decrypted> {
  const [{ cliOrExit }, { realStack }, { readSecrets }] = await Promise.all([
    import("../../engine/cli-or-exit.ts"),
    import("../../engine/real-stack.ts"),
    import("../doctor/read-secrets.ts"),
  ]);
  const cli = await cliOrExit();
  const secrets = cli && (await readSecrets(realStack(cli, stack)));
  if (secrets) return secrets;
  throw new InputError([
    `the secrets of stack "${stack}" cannot be decrypted; see that the CLI, the backend and the passphrase are ready, or leave out --secrets.`,
  ]);
}
