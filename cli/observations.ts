import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Command } from "commander";
import type { Observation, ObservationFile } from "../judge/observations.ts";
import type { Entry } from "../observe/record.ts";
import { readPlainFile } from "../pack/plain-file.ts";
import { InputError } from "../register/input-error.ts";
import { readText } from "../snapshot/read-text.ts";

/** The options that hand looks at the running system to a judgement, the same for every command that judges. */
export function withObservations(command: Command): Command {
  return command
    .option(
      "--observation <file>",
      "a look at the running system, from: npx kaitalk retention check or audit --format json; may be repeated",
      (file: string, files: readonly string[] = []) => [...files, file],
    )
    .option("--observed <folder>", "a look into the live accounts, from: npx kaitalk observe --out <folder>")
    .option("--observed-key <file>", "public key that must have signed the look into the accounts");
}

/** What was looked at: files of `kaitalk retention`, and a folder of `kaitalk observe`. */
export interface Looks {
  readonly observation?: readonly string[];
  readonly observed?: string;
  readonly observedKey?: string;
}

/** Of which stack, and on which day, an observation has to speak. */
interface Wanted {
  readonly project: string;
  readonly stack: string;
  readonly asOf: string;
}

/** The text of an observation and the file that messages name. */
export interface WrittenObservation {
  readonly file: string;
  readonly content: string;
  /** Fingerprint of the key that was named and has signed it. */
  readonly signedBy?: string | undefined;
  /** From a folder that is to be signed, and for which no key answers. */
  readonly unanswered?: true;
}

/** What the database showed, beside the record of the accounts, in the order in which they are signed. */
const besideRecord = ["purge-audit.json", "schema-check.json"];

/** Reads the files of observations. Throws `InputError` for one that cannot be read, or is not signed as it has to be. */
export async function observationsIn({
  observation = [],
  observed,
  observedKey,
}: Looks): Promise<WrittenObservation[]> {
  const files = observation.map((file) => ({ file, content: textIn(file, { follow: true }) }));
  if (observed === undefined) {
    if (observedKey === undefined) return files;
    throw new InputError(["--observed-key says who signed a look; name the look with --observed."]);
  }
  const { recordFile, refuseUnsigned, signatureFile } = await import("../observe/files.ts");
  if (!existsSync(join(observed, recordFile)))
    throw InputError.at(
      { file: observed },
      `${recordFile} cannot be read in it; name the folder that npx kaitalk observe --out wrote.`,
    );
  const record = { file: join(observed, recordFile), content: textIn(join(observed, recordFile)) };
  const beside = besideRecord
    .map((name) => join(observed, name))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, content: textIn(file) }));
  if (observedKey === undefined) {
    console.error(
      `kaitalk: nobody answers for ${observed}: what it says against a promise counts, what it says for one does not. Sign it with: npx kaitalk observe --key <file>, and name the public key with --observed-key.`,
    );
    return [...files, ...[record, ...beside].map((each) => ({ ...each, unanswered: true as const }))];
  }
  const { fingerprintOf, readPublicKey } = await import("../signature/keys.ts");
  const signature = join(observed, signatureFile);
  const key = readPublicKey(observedKey);
  refuseUnsigned(record, beside, { file: signature, content: textIn(signature) }, key);
  const signedBy = fingerprintOf(key);
  return [...files, ...[record, ...beside].map((each) => ({ ...each, signedBy }))];
}

/** What observations say: facts of promises, and what was seen in the accounts where one is a record of them. */
export interface ReadObservations {
  readonly files: readonly ObservationFile[];
  readonly record?: readonly Entry[];
}

/** Throws `InputError` for what is no observation, is of another stack, lies ahead or after the day judged. */
export async function readObservations(
  written: readonly WrittenObservation[],
  wanted: Wanted,
): Promise<ReadObservations> {
  if (written.length === 0) return { files: [] };
  const [{ observationSchema }, { sha256 }, { skew }] = await Promise.all([
    import("../judge/observations.ts"),
    import("../judge/canonical-json.ts"),
    import("../vendors/observation/oldest.ts"),
  ]);
  let record: readonly Entry[] | undefined;
  const observationIn = async ({ file, content }: WrittenObservation): Promise<Observation> => {
    if (file.endsWith(".jsonl")) {
      const [{ readRecord }, { observationOf }, { books }] = await Promise.all([
        import("../observe/record.ts"),
        import("../observe/observed-facts.ts"),
        import("../register/read-books.ts"),
      ]);
      const seen = readRecord(content, file);
      refuseOtherRegister(seen, file, books().register.value.version);
      record = seen;
      return observationOf(seen, books());
    }
    const parsed = observationSchema.safeParse(jsonIn(content, file));
    if (!parsed.success)
      throw InputError.at(
        { file },
        "is no observation; make it with: npx kaitalk retention check --format json, or npx kaitalk retention audit --format json.",
      );
    return parsed.data as Observation;
  };
  const files: ObservationFile[] = [];
  for (const one of written) {
    const { file, content, signedBy, unanswered } = one;
    const observation = await observationIn(one);
    const { project, stack, observedAt } = observation;
    if (project !== wanted.project || stack !== wanted.stack)
      throw InputError.at(
        { file },
        `speaks of stack ${stack} of project ${project}, and ${wanted.stack} of ${wanted.project} is judged; name an observation of that stack.`,
      );
    if (observedAt.slice(0, 10) > wanted.asOf)
      throw InputError.at(
        { file },
        `was observed at ${observedAt}, after the day judged, ${wanted.asOf}; judge a later day or observe again.`,
      );
    if (Date.parse(observedAt) > Date.now() + skew)
      throw InputError.at(
        { file },
        `was observed at ${observedAt}, which lies ahead; set the clock right and observe again.`,
      );
    files.push({
      ...{ observation, path: basename(file), sha256: sha256(content), content },
      ...(signedBy !== undefined && { signedBy }),
      ...(unanswered && { unanswered }),
    });
  }
  return { files, ...(record && { record }) };
}

/** The questions were asked against the periods of that register. */
function refuseOtherRegister([first]: readonly Entry[], file: string, version: string): void {
  if (first?.entry !== "begun" || first.register === version) return;
  throw InputError.at(
    { file },
    `was asked against the register of ${first.register}, and that of ${version} is judged; observe again.`,
  );
}

function textIn(file: string, options: { readonly follow?: boolean } = {}): string {
  const read = readPlainFile(file, options);
  if ("problem" in read) throw InputError.at({ file }, `${read.problem}; name what kaitalk wrote.`);
  return readText(read.content, file);
}

function jsonIn(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw InputError.at({ file }, "is no JSON; name what kaitalk retention wrote with --format json.");
  }
}
