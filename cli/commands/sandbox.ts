import type { Command } from "commander";
import type { OperationResult } from "../../engine/operations.ts";
import type { SandboxSession } from "../../engine/sandbox-session.ts";
import { InputError } from "../../register/input-error.ts";
import { visible } from "../../register/visible.ts";
import { withVendors } from "../sandbox-vendors.ts";

interface Options {
  readonly stack: string;
  readonly folder: string;
  readonly fail: readonly string[];
  readonly set: readonly string[];
  readonly verbose: boolean;
  readonly json: boolean;
  readonly everything: boolean;
}

const usualFolder = ".sandbox";

interface ObserveOptions {
  readonly vendor?: readonly string[];
  readonly stack: string;
  readonly folder: string;
  readonly set: readonly string[];
  readonly fail: readonly string[];
  readonly all: boolean;
  readonly strict: boolean;
}

type Operation = (session: SandboxSession, options: Options) => Promise<OperationResult>;

/** `kaitalk sandbox`: the real engine on the real program and packs, against simulated vendors. */
export function addSandbox(program: Command): void {
  const sandbox = program
    .command("sandbox")
    .description("run the real engine on this program against simulated vendors; no account, no credential");
  engineCommand(sandbox, "up", "preview, judge and apply", async ({ target, config }, options) =>
    (await import("../../engine/operations.ts")).up(target, config, options),
  );
  engineCommand(sandbox, "preview", "show and judge what would change", async ({ target }, options) =>
    (await import("../../engine/operations.ts")).preview(target, options),
  );
  engineCommand(
    sandbox,
    "refresh",
    "take into the state what the vendors hold",
    async ({ target }, options) => (await import("../../engine/operations.ts")).refresh(target, options),
  );
  engineCommand(
    sandbox,
    "drift",
    "find what was changed behind the engine's back",
    async (session, options) =>
      (await import("../../engine/sandbox-operations.ts")).sandboxDrift(session, options),
  );
  engineCommand(sandbox, "destroy", "delete everything that may be deleted", async (session, options) =>
    (await import("../../engine/sandbox-operations.ts")).sandboxDestroy(session, options),
  ).option(
    "--everything",
    "as after the owner's asking: unprotected, buckets emptied, Postmark's deletion switched on",
    false,
  );
  sandbox
    .command("edit <resource> <path=value...>")
    .description("change what a vendor holds, behind the engine's back; resource is a URN or its name")
    .option("--folder <folder>", "where the sandbox lives", usualFolder)
    .action(edit);
  sandbox
    .command("fill")
    .description(
      "make at the simulated vendors what the program declares, without the engine and without a state",
    )
    .option("--stack <name>", "stack whose configuration is used", "prod")
    .option("--folder <folder>", "where the sandbox lives", usualFolder)
    .action(fill);
  sandbox
    .command("plant <thing> [path=value...]")
    .description("put something at a vendor behind the engine's back, as neon-branch or twilio-recording")
    .option("--name <name>", "what it is called")
    .option("--age <days>", "how long it has been there", "0")
    .option("--folder <folder>", "where the sandbox lives", usualFolder)
    .addHelpText(
      "after",
      "\nA thing that nobody knows makes it list what there is. A record takes owner=… too.",
    )
    .action(plant);
  sandbox
    .command("observe")
    .description("look into the simulated vendors as into live accounts, and judge what is there")
    .option("--vendor <id>", "ask this vendor alone; may be repeated", collect)
    .option("--stack <name>", "stack whose configuration is used", "prod")
    .option("--folder <folder>", "where the sandbox lives; the record is written there", usualFolder)
    .option("--set <key=value>", "configuration that differs from the stack's own; repeatable", collect, [])
    .option(
      "--fail <trouble>",
      "an HTTP status, cut, trickle, malformed or silent, as 429=3@/v1/services; repeatable",
      collect,
      [],
    )
    .option("--all", "also show the row of every promise, and every finding", false)
    .option(
      "--strict",
      "what is declared, open, contradicted or hidden by a vendor fails too (exit 3)",
      false,
    )
    .addHelpText(
      "after",
      "\nExit codes: as of kaitalk check; 3 where something cannot be told, 4 where no vendor answers.",
    )
    .action(async ({ set, fail, ...options }: ObserveOptions) => {
      const [{ observeSandbox }, { parseTrouble }] = await Promise.all([
        import("../sandbox-observe.ts"),
        import("../../sandbox/front-troubles.ts"),
      ]);
      process.exitCode = await observeSandbox({
        ...options,
        troubles: fail.map(parseTrouble),
        changes: Object.fromEntries(set.map(parseSetting)),
      });
    });
  sandbox
    .command("reset")
    .description("forget the sandbox: its state, its vendors, its passphrase")
    .option("--folder <folder>", "where the sandbox lives", usualFolder)
    .action(async ({ folder }: { folder: string }) => {
      const wasThere = (await import("../../sandbox/workspace.ts")).removeWorkspace(folder);
      console.log(
        visible(wasThere ? `  reset: ${folder} is forgotten` : `  reset: ${folder} holds no sandbox`),
      );
    });
}

function engineCommand(sandbox: Command, name: string, description: string, operation: Operation): Command {
  return sandbox
    .command(name)
    .description(description)
    .option("--stack <name>", "stack whose configuration is used", "prod")
    .option("--folder <folder>", "where the sandbox lives", usualFolder)
    .option("--set <key=value>", "configuration that differs from the stack's own; repeatable", collect, [])
    .option("--fail <failure>", "429, 500, timeout or half-create, as 429=3@<type>; repeatable", collect, [])
    .option("--json", "print the outcome as JSON", false)
    .option("--verbose", "show what the engine prints", false)
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 violated or drifted, 2 bad input, 3 unverified, 4 engine, 5 no CLI.",
    )
    .action((options: Options) => run(operation, options));
}

async function run(operation: Operation, options: Options): Promise<void> {
  const { parseFault } = await import("../../sandbox/faults.ts");
  const faults = options.fail.map(parseFault);
  const config = Object.fromEntries(options.set.map(parseSetting));
  const { cliOrExit } = await import("../../engine/cli-or-exit.ts");
  const cli = await cliOrExit();
  if (!cli) return;
  const { withSandbox } = await import("../../engine/sandbox-session.ts");
  const { report } = await import("../../engine/report-result.ts");
  const { folder, stack } = options;
  await withSandbox({ folder, stack, cli, faults, config }, async (session) => {
    const result = await operation(session, options);
    report(result, { ...options, ...(result.operation === "up" && { next: afterUp(folder) }) });
  });
}

/** Where the sandbox is, and what to try on it. */
function afterUp(folder: string): string[] {
  const named = folder === usualFolder ? "" : ` --folder ${folder}`;
  return [
    `folder: ${folder}`,
    `next: npx kaitalk sandbox drift${named}`,
    `or: npx kaitalk sandbox edit web plan=pro${named}, and drift again`,
    `or: npx kaitalk sandbox plant neon-branch${named}, and npx kaitalk sandbox observe${named}`,
    `or: npx kaitalk sandbox reset${named}, which forgets it all`,
  ];
}

async function edit(resource: string, edits: string[], { folder }: { folder: string }): Promise<void> {
  const { edit: change } = await import("../../sandbox/edit.ts");
  await withVendors(folder, (store) => {
    console.log(visible(`  edited ${change(store, resource, edits).urn}`));
  });
}

async function plant(
  thing: string,
  edits: string[],
  { folder, name, age }: { folder: string; name?: string; age: string },
): Promise<void> {
  if (!/^\d{1,6}$/.test(age))
    throw new InputError([`--age ${age}: is no number of days; write a whole one, as 120.`]);
  const { plant: put } = await import("../../sandbox/plant.ts");
  const at = new Date(Date.now() - Number(age) * 86_400_000).toISOString();
  await withVendors(folder, (store) => {
    const { what, id } = put(store, thing, { name, edits, at });
    console.log(visible(`  planted ${what} ${id}`));
  });
}

async function fill({ folder, stack }: { folder: string; stack: string }): Promise<void> {
  const [{ fillSandbox }, { openWorkspace }, { readStackConfig }, { VendorStore }] = await Promise.all([
    import("../../engine/fill-sandbox.ts"),
    import("../../sandbox/workspace.ts"),
    import("../../snapshot/stack-config.ts"),
    import("../../vendors/simulation/store.ts"),
  ]);
  const { project } = readStackConfig(stack);
  const store = new VendorStore(openWorkspace(folder, { project, stack }).memory);
  try {
    await fillSandbox(store, stack);
    console.log(`  filled ${store.all().length} objects`);
  } finally {
    store.close();
  }
}

function parseSetting(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1)
    throw new InputError([`--set ${text}: write key=value, as kaitalk:healthDataKeyVersions=[1,2].`]);
  return [text.slice(0, at), text.slice(at + 1)];
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
