import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import type { ObservationFile } from "../judge/observations.ts";
import { InputError } from "../register/input-error.ts";
import { readText } from "../snapshot/read-text.ts";

/** The option that hands looks at the running system to a judgement, the same for every command that judges. */
export function withObservations(command: Command): Command {
  return command.option(
    "--observation <file>",
    "a look at the running system, from: kaitalk retention check or audit --format json; may be repeated",
    (file: string, files: readonly string[] = []) => [...files, file],
  );
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
}

/** Reads the files of observations. Throws `InputError` for one that cannot be read. */
export function observationsIn(files: readonly string[] | undefined): WrittenObservation[] {
  return (files ?? []).map((file) => ({ file, content: textIn(file) }));
}

/** Throws `InputError` for what is no observation, is of another stack, or lies after the day judged. */
export async function readObservations(
  written: readonly WrittenObservation[],
  wanted: Wanted,
): Promise<ObservationFile[]> {
  if (written.length === 0) return [];
  const [{ observationSchema }, { sha256 }] = await Promise.all([
    import("../judge/observations.ts"),
    import("../judge/canonical-json.ts"),
  ]);
  return written.map(({ file, content }) => {
    const parsed = observationSchema.safeParse(jsonIn(content, file));
    if (!parsed.success)
      throw InputError.at(
        { file },
        "is no observation; make it with: kaitalk retention check --format json, or kaitalk retention audit --format json.",
      );
    const { project, stack, observedAt } = parsed.data;
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
    return { observation: parsed.data, path: basename(file), sha256: sha256(content), content };
  });
}

function textIn(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw InputError.at({ file }, "cannot be read; name a file that exists.");
  }
  return readText(bytes, file);
}

function jsonIn(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw InputError.at({ file }, "is no JSON; name what kaitalk retention wrote with --format json.");
  }
}
