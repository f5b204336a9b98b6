import { z } from "zod";
import type { Assessment } from "../judge/assessment.ts";
import { sha256 } from "../judge/canonical-json.ts";
import type { Context, SourceFile } from "../judge/context.ts";
import { evidenceOf } from "../judge/evidence.ts";
import type { ObservationFile } from "../judge/observations.ts";
import type { SecretGuard } from "../judge/secret-guard.ts";
import { nobody } from "../judge/signer.ts";
import type { Books } from "../register/books.ts";
import { readEnvelope } from "../signature/dsse.ts";
import { readManifest } from "./bag.ts";
import { type Check, failedOr } from "./check.ts";
import { publicKeyOf } from "./check-signature.ts";
import { readLedger } from "./ledger.ts";
import { buildPack } from "./pack.ts";
import { parseJson } from "./parse-json.ts";
import { textOf } from "./read-pack.ts";
import { statementAbout } from "./tag-files.ts";
import type { Files } from "./write-files.ts";

/** What ends up in every format as it stands, so it must be plain. */
const word = z.string().regex(/^[\w@./+-]{1,100}$/);

const runSchema = z.object({
  source: z.enum(["program", "preview", "state"]),
  run: z.object({
    generator: z.object({ name: word, version: word }),
    commit: z.string().regex(/^([0-9a-f]{40}|unknown)$/),
    workTree: z.enum(["clean", "changed", "unknown"]),
    command: z.string().regex(/^[ -~]{1,300}$/),
    time: z.iso.datetime({ precision: 0 }),
    asOf: z.iso.date(),
    stack: z.string().regex(/^[\w.-]+$/),
    signers: z
      .array(z.union([z.literal(nobody), z.string().regex(/^[0-9a-f]{64}$/)]).nullable())
      .default([])
      .describe("Fingerprint of the key that signed each look at the running system, in their order"),
  }),
});

/** How a pack says that it was made: enough to make it again. */
export type RecordedRun = z.infer<typeof runSchema>;

/** `undefined` where the pack does not say how it was made. */
export function recordedRun(files: Files): RecordedRun | undefined {
  const parsed = runSchema.safeParse(parseJson(textOf(files, "data/provenance.json")));
  return parsed.success ? parsed.data : undefined;
}

/** The same stack, judged now. */
export interface JudgedAgain {
  readonly assessment: Assessment;
  readonly books: Pick<Books, "register" | "law">;
  readonly guard: SecretGuard;
  /** Those that the pack carries. */
  readonly observations?: readonly ObservationFile[];
}

/** The answer for a pack that cannot be made again, because it does not say how it was made. */
export const unrecorded: Check = {
  question: "derivation",
  answer: "failed",
  sentences: ["data/provenance.json does not say how the pack was made."],
};

/** The checkout that derives, as it would record a run of the same kind. */
export interface Here {
  readonly run: Pick<Context, "generator" | "commit" | "workTree" | "command" | "sources">;
  readonly now: Date;
  /** The bytes of an input here, to tell other line endings from other words. */
  readonly contentOf?: (path: string) => Buffer | undefined;
}

/**
 * Builds the pack again from an assessment made now, with the recorded time and today's inputs, and compares every byte,
 * of the payload and of the files beside it. What the pack says of its own making must be what this checkout says of
 * itself. Names the inputs that differ, because a pack from other inputs cannot be the same.
 */
export async function checkDerivation(
  files: Files,
  { assessment, books, guard, observations = [] }: JudgedAgain,
  { run: own, now, contentOf = () => undefined }: Here,
): Promise<Check> {
  const recorded = recordedRun(files);
  if (!recorded) return unrecorded;
  const { run } = recorded;
  const inputs = compareInputs(textOf(files, "data/inputs.sha256"), own.sources, contentOf);
  const evidence = evidenceOf(assessment, books, { ...run, sources: inputs.sources });
  const publicKey = publicKeyOf(textOf(files, "public-key.pem"));
  const previous = readLedger(textOf(files, "ledger.jsonl")).entries.slice(0, -1);
  const again = await buildPack(evidence, guard, { previous, observations, ...(publicKey && { publicKey }) });
  const problems = [
    ...runProblems(run, own, now, evidence.register.version),
    ...inputs.problems,
    ...[...files.keys()]
      .filter((path) => !again.has(path) && !signedLater.has(path))
      .map((path) => `${path} is not derived.`),
    ...[...again]
      .filter(([path]) => path !== "tagmanifest-sha256.txt")
      .flatMap(([path, content]) => {
        const before = files.get(path);
        if (before === undefined) return [`${path} is derived and not in the pack.`];
        return sha256(before) === sha256(content) ? [] : [`${path} is derived with other content.`];
      }),
    ...statementProblems(files, statementAbout(evidence, again)),
  ];
  return failedOr("derivation", problems, {
    answer: "passed",
    sentences: [
      `${again.size} files derived again from this checkout, the same to the byte.`,
      ...inputs.remarks,
    ],
  });
}

/** What only the owner of a key, or an authority, can add to a pack. */
const signedLater: ReadonlySet<string> = new Set(["attestation.dsse.json", "timestamp.tsr"]);
/** Milliseconds that clocks may differ. */
const clockSkew = 5 * 60 * 1000;

/** What the pack says of its own making and this checkout does not. */
export function runProblems(
  run: RecordedRun["run"],
  own: Here["run"],
  now: Date,
  registerVersion: string,
): string[] {
  const generator = ({ name, version }: RecordedRun["run"]["generator"]) => `${name} ${version}`;
  const problems: string[] = [];
  if (generator(run.generator) !== generator(own.generator))
    problems.push(
      `The pack says that ${generator(run.generator)} made it; this is ${generator(own.generator)}.`,
    );
  if (run.commit !== own.commit)
    problems.push(`The pack says that it is of commit ${run.commit}; this checkout is at ${own.commit}.`);
  if (run.workTree === "clean" && own.workTree !== "clean")
    problems.push(
      "The pack says that nothing was changed beside its commit; verify it in a checkout without changes.",
    );
  if (run.command !== own.command)
    problems.push(`The pack says that "${run.command}" made it; this would be "${own.command}".`);
  if (Date.parse(run.time) > now.getTime() + clockSkew)
    problems.push(`The pack was made at ${run.time}, which is still to come.`);
  if (run.time.slice(0, 10) < registerVersion.slice(0, 10))
    problems.push(`The pack was made at ${run.time}, before its own register of ${registerVersion}.`);
  return problems;
}

function statementProblems(files: Files, derived: string): string[] {
  const envelope = readEnvelope(textOf(files, "attestation.dsse.json"));
  if (!envelope || Buffer.from(envelope.payload, "base64").toString("utf8") === derived) return [];
  return ["attestation.dsse.json is of another statement than the one that is derived."];
}

/** The inputs to derive with, what differs in them, and what differs in their line endings alone. */
function compareInputs(
  listing: string,
  sources: readonly SourceFile[],
  contentOf: (path: string) => Buffer | undefined,
) {
  const { digests } = readManifest("inputs.sha256", listing);
  const here = new Set(sources.map(({ path }) => path));
  const problems = [...digests.keys()]
    .filter((path) => !here.has(path))
    .map((path) => `Input ${path} is missing here.`);
  let lineEndings = 0;
  const compared = sources.map((source) => {
    const { path, sha256: digest } = source;
    const before = digests.get(path);
    if (before === digest) return source;
    if (before === undefined) problems.push(`Input ${path} is new here.`);
    else if (lineEndingVariants(contentOf(path)).includes(before)) {
      lineEndings += 1;
      return { path, sha256: before };
    } else problems.push(`Input ${path} differs from the one that the pack was made of.`);
    return source;
  });
  const inputs = lineEndings === 1 ? "1 input differs" : `${lineEndings} inputs differ`;
  const remarks = lineEndings === 0 ? [] : [`${inputs} only in line endings from those of the pack.`];
  return { sources: compared, problems, remarks };
}

/** Digests of a text with the line endings of either world. */
function lineEndingVariants(content: Buffer | undefined): readonly string[] {
  if (content === undefined) return [];
  const unix = content.toString("latin1").replaceAll("\r\n", "\n");
  return [unix, unix.replaceAll("\n", "\r\n")].map((text) => sha256(Buffer.from(text, "latin1")));
}
