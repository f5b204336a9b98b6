import { z } from "zod";
import type { Assessment } from "../judge/assessment.ts";
import { sha256 } from "../judge/canonical-json.ts";
import type { SourceFile } from "../judge/context.ts";
import { evidenceOf } from "../judge/evidence.ts";
import type { SecretGuard } from "../judge/secret-guard.ts";
import type { Books } from "../register/books.ts";
import { readManifest } from "./bag.ts";
import { type Check, failedOr } from "./check.ts";
import { buildPack } from "./pack.ts";
import { parseJson } from "./parse-json.ts";
import { textOf } from "./read-pack.ts";
import type { Files } from "./write-files.ts";

const runSchema = z.object({
  source: z.enum(["program", "preview", "state"]),
  run: z.object({
    generator: z.object({ name: z.string(), version: z.string() }),
    commit: z.string(),
    workTree: z.enum(["clean", "changed", "unknown"]),
    command: z.string(),
    time: z.string(),
    asOf: z.iso.date(),
    stack: z.string(),
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
}

/** The answer for a pack that cannot be made again, because it does not say how it was made. */
export const unrecorded: Check = {
  question: "derivation",
  answer: "failed",
  sentences: ["data/provenance.json does not say how the pack was made."],
};

/**
 * Builds the payload again from an assessment made now, with the recorded run and today's `sources`, and compares every
 * byte. Names the inputs that differ, because a payload from other inputs cannot be the same.
 */
export async function checkDerivation(
  files: Files,
  { assessment, books, guard }: JudgedAgain,
  sources: readonly SourceFile[],
): Promise<Check> {
  const recorded = recordedRun(files);
  if (!recorded) return unrecorded;
  const { run } = recorded;
  const again = await buildPack(evidenceOf(assessment, books, { ...run, sources }), guard);
  const payload = (pack: Files) => new Map([...pack].filter(([path]) => path.startsWith("data/")));
  const [then, now] = [payload(files), payload(again)];
  const problems = [
    ...inputProblems(textOf(files, "data/inputs.sha256"), sources),
    ...[...then.keys()].filter((path) => !now.has(path)).map((path) => `${path} is not derived.`),
    ...[...now].flatMap(([path, content]) => {
      const before = then.get(path);
      if (before === undefined) return [`${path} is derived and not in the pack.`];
      return sha256(before) === sha256(content) ? [] : [`${path} is derived with other content.`];
    }),
  ];
  return failedOr("derivation", problems, {
    answer: "passed",
    sentences: [`${now.size} files derived again from this checkout, the same to the byte.`],
  });
}

function inputProblems(listing: string, sources: readonly SourceFile[]): string[] {
  const { digests } = readManifest("inputs.sha256", listing);
  const today = new Map(sources.map(({ path, sha256: digest }) => [path, digest]));
  return [
    ...[...digests].flatMap(([path, digest]) => {
      if (!today.has(path)) return [`Input ${path} is missing here.`];
      return today.get(path) === digest
        ? []
        : [`Input ${path} differs from the one that the pack was made of.`];
    }),
    ...[...today.keys()].filter((path) => !digests.has(path)).map((path) => `Input ${path} is new here.`),
  ];
}
