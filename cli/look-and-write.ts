import { exitCodes } from "../judge/exit-codes.ts";
import type { Entry, EntryOf } from "../observe/record.ts";
import type { StandIn } from "../observe/send.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Reader } from "../vendors/observation/reader.ts";

export interface LookToWrite {
  readonly out: string;
  readonly readers: readonly Reader[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What values are compared with. */
  readonly declared: StackSnapshot;
  /** File of the key that signs the record. */
  readonly key?: string;
  /** Minutes after which no question begins. */
  readonly minutes?: number;
  /** The sandbox in the vendors' place, which keeps nobody waiting. */
  readonly standIn?: StandIn;
  /** Files beside the record, by name. */
  readonly beside?: Readonly<Record<string, string>>;
  /** What a vendor shows to some accounts alone fails too. */
  readonly strict: boolean;
}

/**
 * Looks into the accounts and writes the record, all of it or nothing; what was seen before a key was revoked stands.
 * Returns the exit code. Throws `InputError` where the folder cannot be written.
 */
export async function lookAndWrite(options: LookToWrite): Promise<number> {
  const [{ look }, { recordText }, files, { books }, { FolderDraft }] = await Promise.all([
    import("../observe/look.ts"),
    import("../observe/record.ts"),
    import("../observe/files.ts"),
    import("../register/read-books.ts"),
    import("../pack/write-files.ts"),
  ]);
  const { out, readers, environment, declared, standIn, key, beside = {}, minutes, strict } = options;
  const signingKey =
    key === undefined ? undefined : (await import("../signature/keys.ts")).readSigningKey(key);
  const draft = new FolderDraft(out);
  try {
    const entries = await look({
      ...{ readers, environment, declared, progress, books: books() },
      ...(standIn && { standIn }),
      patience: {
        ...(standIn && { sleep: async () => {}, answerWithin: 5_000 }),
        ...(minutes !== undefined && { tryFor: minutes * 60_000 }),
      },
    });
    progress();
    const record = recordText(entries);
    const written = new Map([
      [files.recordFile, record],
      ...Object.entries(beside)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, content]) => [name, `${content}\n`] as const),
    ]);
    for (const [name, content] of written) draft.put(name, [content]);
    if (signingKey) {
      const { signStatement } = await import("../signature/dsse.ts");
      const begun = entries[0] as EntryOf<"begun">;
      const envelope = signStatement(files.statementOf(written, begun), signingKey);
      draft.put(files.signatureFile, [`${JSON.stringify(envelope)}\n`]);
    }
    draft.publish();
    await report(entries);
    return exitCodeOf(entries, strict);
  } finally {
    draft.discard();
  }
}

async function report(entries: readonly Entry[]): Promise<void> {
  const [{ terminal }, { observationLines }] = await Promise.all([
    import("../formats/terminal/terminal.ts"),
    import("./observation-lines.ts"),
  ]);
  console.log(observationLines(entries, terminal()).join("\n"));
}

function exitCodeOf(entries: readonly Entry[], strict: boolean): number {
  const standings = entries.flatMap((each) => (each.entry === "vendor" ? [each.standing] : []));
  const asked = standings.filter((standing) => standing !== "not-asked");
  if (asked.length > 0 && asked.every((standing) => standing === "not-seen")) return exitCodes.engineFailure;
  const open = entries.some(
    (each) =>
      (each.entry === "inventory" && each.answer.seen !== "complete" && (strict || !each.preview)) ||
      (each.entry === "age" && each.answer.seen === "cannot-tell" && (strict || !each.preview)),
  );
  return open || asked.some((standing) => standing !== "seen") ? exitCodes.unverified : exitCodes.met;
}

const asked = new Map<string, number>();

/** One line that is overwritten, on a terminal only. */
function progress(vendor?: string, requests = 0): void {
  if (!process.stderr.isTTY || process.env.CI) return;
  if (vendor !== undefined) asked.set(vendor, requests);
  const line = vendor === undefined ? "" : [...asked].map(([name, count]) => `${name} ${count}`).join("   ");
  process.stderr.write(`\r\u001b[K${line}`);
}
