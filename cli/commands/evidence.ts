import type { KeyObject } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Command } from "commander";
import type { SourceFile } from "../../judge/context.ts";
import { exitCodes } from "../../judge/exit-codes.ts";
import type { Past } from "../../pack/past.ts";
import { InputError } from "../../register/input-error.ts";
import { commandLine } from "../command-line.ts";
import { judged } from "../judged.ts";
import { isoDayOrProposed, optionsOf, type PlanSource, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly out?: string;
  readonly asOf: string;
  readonly key?: string;
  readonly previous?: string;
  readonly previousKey?: string;
}

/** `kaitalk evidence`: the whole pack for an auditor; `keygen` and `timestamp` belong to it. */
export function addEvidence(program: Command): void {
  const evidence = withPlanSource(program.command("evidence"))
    .description("write the pack that an auditor can read, re-derive and verify offline")
    .option("--out <folder>", "where to write the pack, a BagIt bag")
    .option(
      "--as-of <date>",
      'day judged, or "proposed": the day of a register that is to come',
      isoDayOrProposed,
      today(),
    )
    .option("--key <file>", "sign with this ed25519 key; without it the pack says that it is not signed")
    .option("--previous <folder>", "pack of the release before, whose ledger this one continues")
    .option("--previous-key <file>", "public key that signed it, where that is not the one of --key")
    .addHelpText(
      "after",
      "\nSOURCE_DATE_EPOCH fixes the time, so that the same commit and inputs give the same bytes.\nExit codes: 0 written, 1 written and a resource is unaccounted for, 2 bad input.",
    )
    .action(write);
  evidence
    .command("keygen")
    .description("make an ed25519 key to sign packs with, outside the repository")
    .argument("<file>", "private key in PEM; the public key goes to <file>.pub")
    .action(keygen);
  evidence
    .command("timestamp")
    .description("add the answer of a time-stamping authority (RFC 3161) on the pack's manifest")
    .argument("<folder>", "a pack")
    .argument("<response>", "the authority's answer, such as response.tsr")
    .action(timestamp);
}

async function write({ out, asOf, key, previous, previousKey, ...source }: Options): Promise<void> {
  if (!out) throw new InputError(["--out is missing; name the folder to write the pack to."]);
  const [
    { evidenceOf },
    { secretGuard },
    { producePack },
    { collectContext },
    { timeOfRun },
    { FolderDraft },
    { countsSentence, headline },
    { causesOf },
    { join },
  ] = await Promise.all([
    import("../../judge/evidence.ts"),
    import("../../judge/secret-guard.ts"),
    import("../../pack/pack.ts"),
    import("../../pack/collect-context.ts"),
    import("../../pack/clock.ts"),
    import("../../pack/write-files.ts"),
    import("../../judge/sentences.ts"),
    import("../../judge/causes.ts"),
    import("node:path"),
  ]);
  const draft = new FolderDraft(out);
  const signingKey = key === undefined ? undefined : await signingKeyIn(key);
  const past = previous === undefined ? undefined : await pastOf(previous, signingKey, previousKey);
  const { snapshot, books, assessment, observations } = await judged(source, asOf);
  const judgedFile = source.state ?? source.plan;
  const context = collectContext({
    command: commandLine(source, observations, assessment.asOf, previous !== undefined),
    time: timeOfRun(),
    ...(judgedFile !== undefined && { judgedFile }),
  });
  if (past) await refuseRewritten(past, context.sources);
  let files = 0;
  let replaced = false;
  try {
    const options = {
      previous: past?.releases ?? [],
      observations,
      progress,
      ...(signingKey && { signingKey }),
    };
    files = await producePack(
      evidenceOf(assessment, books, context),
      secretGuard(snapshot),
      draft.put,
      options,
    );
    await nextTurn();
    ({ replaced } = draft.publish());
  } finally {
    draft.discard();
    progress("");
  }
  console.log(`${headline(assessment)}\n${countsSentence(assessment.counts)}`);
  if (causesOf(assessment).length > 0)
    console.log(`put right what breaks, see: npx kaitalk check${optionsOf(source)}`);
  console.log(`read ${join(out, "data/index.html")}; then run: npx kaitalk verify ${out}`);
  const standing = `${files} files, ${signingKey ? "signed" : "not signed"}, not timestamped.`;
  console.log(`${out}: ${standing}${replaced ? " They replace the evidence that was there." : ""}`);
  if (!assessment.completeness.complete) {
    const { length } = assessment.completeness.unjudged;
    const what =
      length > 0 ? `${length} resources are unaccounted for` : "the counts of resources do not agree";
    console.error(`kaitalk: ${what}; the pack says so.`);
    process.exitCode = exitCodes.violated;
  }
}

async function signingKeyIn(file: string): Promise<KeyObject> {
  const { readSigningKey } = await import("../../signature/keys.ts");
  return readSigningKey(file);
}

/** The chain must not go on from a pack that the release's own key did not sign. */
async function pastOf(
  folder: string,
  signingKey: KeyObject | undefined,
  previousKey: string | undefined,
): Promise<Past> {
  const [{ pastOf: verified }, { readPublicKey }, { createPublicKey }] = await Promise.all([
    import("../../pack/previous.ts"),
    import("../../signature/keys.ts"),
    import("node:crypto"),
  ]);
  if (previousKey !== undefined) return verified(folder, readPublicKey(previousKey));
  return verified(folder, signingKey && createPublicKey(signingKey));
}

/** The chain must not go on either where a version of the list is not what was published. */
async function refuseRewritten({ published }: Past, sources: readonly SourceFile[]): Promise<void> {
  const { publishedAmong, rewrittenVersions } = await import("../../pack/past.ts");
  const now = publishedAmong(sources.map(({ path, sha256 }) => [path, sha256]));
  const problems = rewrittenVersions(published, now);
  if (problems.length > 0) throw new InputError(problems);
}

async function keygen(file: string): Promise<void> {
  const { generateKey } = await import("../../signature/keys.ts");
  const fingerprint = generateKey(file);
  console.log(`${file}: private key; keep it where only the release pipeline can read it.`);
  console.log(`${file}.pub: public key with fingerprint ${fingerprint}; publish both.`);
}

async function timestamp(folder: string, response: string): Promise<void> {
  const { addTimestamp } = await import("../../pack/add-timestamp.ts");
  addTimestamp(folder, response);
  console.log(`${folder}: timestamp.tsr added. "npx kaitalk verify" checks it with --tsa-ca.`);
}

/** One line that is overwritten, on a terminal only. */
function progress(step: string): void {
  if (process.stderr.isTTY && !process.env.CI) process.stderr.write(`\r\u001b[K${step}`);
}
