import { Command } from "commander";
import { guardProgram } from "../snapshot/program-modules.ts";
import { reportFailure } from "./report-failure.ts";
import { endOnSignals, guardOutput } from "./streams-and-signals.ts";

type Adds = (program: Command) => void;

/** Every command under its heading. Its module is loaded when it is called, all of them where somebody asks for help. */
const commands: Readonly<Record<string, Readonly<Record<string, () => Promise<Adds>>>>> = {
  "Judge:": {
    check: async () => (await import("./commands/check.ts")).addCheck,
    explain: async () => (await import("./commands/explain.ts")).addExplain,
    gaps: async () => (await import("./commands/gaps.ts")).addGaps,
    diff: async () => (await import("./commands/diff.ts")).addDiff,
  },
  "Deploy:": {
    doctor: async () => (await import("./commands/doctor.ts")).addDoctor,
    sandbox: async () => (await import("./commands/sandbox.ts")).addSandbox,
    preview: async () => (await import("./commands/up.ts")).addPreview,
    up: async () => (await import("./commands/up.ts")).addUp,
    observe: async () => (await import("./commands/observe.ts")).addObserve,
    analyze: async () => (await import("./commands/analyze.ts")).addAnalyze,
  },
  "Keep the list:": {
    register: async () => (await import("./commands/register.ts")).addRegister,
    notice: async () => (await import("./commands/notice.ts")).addNotice,
    page: async () => (await import("./commands/page.ts")).addPage,
  },
  "Keep retention:": {
    purge: async () => (await import("./commands/purge.ts")).addPurge,
    retention: async () => (await import("./commands/retention.ts")).addRetention,
  },
  "Prove:": {
    evidence: async () => (await import("./commands/evidence.ts")).addEvidence,
    verify: async () => (await import("./commands/verify.ts")).addVerify,
  },
  "Pipelines:": {
    gate: async () => (await import("./commands/gate.ts")).addGate,
    "pull-request": async () => (await import("./commands/pull-request.ts")).addPullRequest,
    nightly: async () => (await import("./commands/nightly.ts")).addNightly,
    "previous-evidence": async () => (await import("./commands/previous-evidence.ts")).addPreviousEvidence,
  },
};

/** The command line, from the arguments of this process to its exit code. */
export async function run(): Promise<void> {
  guardProgram();
  const program = new Command("kaitalk")
    .description("Proves that the KAITALK stack keeps what the public sub-processor page promises.")
    .option("--debug", "show where in the code an unexpected failure happened", false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inOneSentence(text)) })
    .configureHelp({ sortSubcommands: false })
    .addHelpText("after", "\nStart with: npx kaitalk check");
  guardOutput();
  endOnSignals();
  try {
    await addCommands(program, calledCommand(process.argv.slice(2)));
    if (process.argv.length <= 2) program.outputHelp();
    else await program.parseAsync();
  } catch (error) {
    process.exitCode = reportFailure(error, program.opts<{ debug: boolean }>());
  }
}

/** `error: unknown option '--x'` as every other bad input is told. */
function inOneSentence(text: string): string {
  return `${text
    .trimEnd()
    .replace(/^error: /, "kaitalk: ")
    .replace(/\.?\s*$/, "")}; see the command's --help.\n`;
}

/** The command that the arguments call; undefined where they name none, and every command has to be known. */
function calledCommand(args: readonly string[]): string | undefined {
  const name = args.find((argument) => !argument.startsWith("-"));
  return Object.values(commands).some((group) => name !== undefined && Object.hasOwn(group, name))
    ? name
    : undefined;
}

async function addCommands(program: Command, called: string | undefined): Promise<void> {
  for (const [heading, group] of Object.entries(commands)) {
    program.commandsGroup(heading);
    for (const [name, load] of Object.entries(group))
      if (called === undefined || name === called) (await load())(program);
  }
}
