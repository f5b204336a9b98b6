import { posix } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Command } from "commander";
import { exitCodes } from "../../judge/exit-codes.ts";
import { nobody } from "../../judge/signer.ts";
import type { Check } from "../../pack/check.ts";
import type { Trust } from "../../pack/verify.ts";
import type { Files } from "../../pack/write-files.ts";
import { InputError } from "../../register/input-error.ts";
import { visible } from "../../register/visible.ts";
import { commandLine } from "../command-line.ts";
import { judged } from "../judged.ts";
import type { WrittenObservation } from "../observations.ts";

interface Options {
  readonly key?: string;
  readonly previous?: string;
  readonly tsaCa?: string;
  readonly state?: string;
  readonly plan?: string;
  readonly derive: boolean;
}

/** `kaitalk verify`: whether a pack is intact, whose it is, and whether this checkout derives the same. */
export function addVerify(program: Command): void {
  program
    .command("verify")
    .description("check a pack: files, signature, ledger, timestamp; then derive it again and compare")
    .argument("<folder>", "a pack")
    .option("--key <file>", "public key that you trust, as its owner gave it to you")
    .option("--previous <folder>", "earlier pack that you kept; its releases must stand in the ledger")
    .option("--tsa-ca <file>", "certificates of a time-stamping authority that you trust")
    .option("--state <file>", "the state that the pack was made of")
    .option("--plan <file>", "the preview that the pack was made of")
    .option("--no-derive", "do not derive the pack again")
    .addHelpText(
      "after",
      "\nExit codes: 0 verified, 1 something is wrong and named, 2 bad input,\n3 nothing is wrong but nothing proves who made it (not signed, or no --key).",
    )
    .action(verify);
}

async function verify(folder: string, options: Options): Promise<void> {
  const [{ readPack }, { verifyPack }] = await Promise.all([
    import("../../pack/read-pack.ts"),
    import("../../pack/verify.ts"),
  ]);
  const { files, unread } = readPack(folder);
  // Between two parts of the work whoever wants to stop it is heard.
  await nextTurn();
  const checks = verifyPack(files, await trustOf(options), unread);
  await nextTurn();
  if (options.derive) checks.push(await derivation(files, options));
  for (const check of checks) console.log(words(check));
  process.exitCode = exitCodeOf(checks);
}

async function trustOf({ key, previous, tsaCa }: Options): Promise<Trust> {
  const [{ readPublicKey }, { pastOf }, { readPlainFile }] = await Promise.all([
    import("../../signature/keys.ts"),
    import("../../pack/previous.ts"),
    import("../../pack/plain-file.ts"),
  ]);
  const authority = tsaCa === undefined ? undefined : readPlainFile(tsaCa, { follow: true });
  if (authority && "problem" in authority)
    throw InputError.at({ file: tsaCa ?? "" }, `${authority.problem}.`);
  return {
    ...(key !== undefined && { key: readPublicKey(key) }),
    ...(tsaCa !== undefined && { authority: tsaCa }),
    ...(previous !== undefined && { kept: pastOf(previous) }),
  };
}

async function derivation(files: Files, { state, plan }: Options): Promise<Check> {
  const [
    { checkDerivation, recordedRun, unrecorded },
    { collectContext, inputOf, inputsAreCommitted },
    { secretGuard },
    { textOf },
  ] = await Promise.all([
    import("../../pack/check-derivation.ts"),
    import("../../pack/collect-context.ts"),
    import("../../judge/secret-guard.ts"),
    import("../../pack/read-pack.ts"),
  ]);
  const recorded = recordedRun(files);
  if (!recorded) return unrecorded;
  const { run, source } = recorded;
  const judgedFile = state ?? plan;
  if (source !== "program" && judgedFile === undefined)
    throw new InputError([
      `the pack was made of a ${source} file; name it with --${source === "state" ? "state" : "plan"}, or use --no-derive.`,
    ]);
  const from = { stack: run.stack, ...(state && { state }), ...(plan && { plan }) };
  const carried = observationsOf(files, run.signers);
  const { snapshot, books, assessment, observations } = await judged(from, run.asOf, carried);
  const releases = textOf(files, "ledger.jsonl").trimEnd().split("\n").length;
  const own = collectContext({
    command: commandLine(from, observations, run.asOf, releases > 1),
    time: new Date(),
    ...(judgedFile !== undefined && { judgedFile }),
  });
  return checkDerivation(
    files,
    { assessment, books, guard: secretGuard(snapshot), observations },
    {
      run: { ...own, workTree: inputsAreCommitted(own.sources) ? "clean" : own.workTree },
      now: new Date(),
      contentOf: (path) => inputOf(path),
    },
  );
}

/**
 * The looks at the running system that the pack carries: what was judged is judged again with them, and with the key
 * that the pack names for each, for which the pack's own signature stands.
 */
function observationsOf(files: Files, signers: readonly (string | null)[]): WrittenObservation[] {
  return [...files]
    .filter(([path]) => path.startsWith("data/observations/"))
    .map(([file, content]) => ({ file, content, number: Number.parseInt(posix.basename(file), 10) }))
    .toSorted((one, other) => one.number - other.number)
    .map(({ file, content, number }) => {
      const signer = signers[number - 1] ?? undefined;
      return {
        ...{ file, content: Buffer.from(content).toString("utf8") },
        ...(signer === nobody ? { unanswered: true as const } : { signedBy: signer }),
      };
    });
}

/** Sentences of one check that are printed: whoever reads more reads the pack itself. */
const most = 20;

function words({ question, answer, sentences }: Check): string {
  const label = `  ${question.padEnd(12)}${answer.padEnd(10)}`;
  const shown =
    sentences.length > most
      ? [...sentences.slice(0, most), `and ${sentences.length - most} more.`]
      : sentences;
  return shown
    .map(visible)
    .map((sentence, index) => `${index === 0 ? label : " ".repeat(label.length)}${sentence}`)
    .join("\n");
}

function exitCodeOf(checks: readonly Check[]): number {
  const has = (answer: Check["answer"]) => checks.some((check) => check.answer === answer);
  if (has("failed")) return exitCodes.violated;
  return has("unproven") ? exitCodes.unverified : exitCodes.met;
}
