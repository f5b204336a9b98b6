import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import { makeFolder } from "../register/make-folder.ts";

const key = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.iso.datetime();

/** Who took a message for a recipient: its id at Postmark, and when, by Postmark's clock (ISO 8601, UTC). */
const acceptance = z.strictObject({ recipient: key, message: z.string().min(1), at });
export type Acceptance = z.infer<typeof acceptance>;

const entry = z.discriminatedUnion("event", [
  /** What is sent; nothing else may go on under the same journal. */
  z.strictObject({
    event: z.literal("begun"),
    at,
    change: z.string(),
    version: z.iso.date(),
    list: key.describe("SHA-256 of the version's facts"),
    text: key.describe("SHA-256 of subject and bodies in every language"),
  }),
  /** Written before a call: from now on nobody knows what became of these recipients. */
  z.strictObject({ event: z.literal("intent"), at, batch: z.uuid(), recipients: z.array(key).min(1) }),
  /** What became of them; whoever is in neither list got nothing and may be written to again. */
  z.strictObject({
    event: z.literal("settled"),
    at,
    batch: z.uuid(),
    by: z.enum(["answer", "refusal", "search"]),
    accepted: z.array(acceptance),
    unreachable: z.array(key),
  }),
  z.strictObject({
    event: z.literal("bounces"),
    at,
    counts: z.record(z.string(), z.number().int().min(0)),
  }),
]);
export type JournalEntry = z.infer<typeof entry>;
type Begun = Extract<JournalEntry, { event: "begun" }>;

/** Where a notice stands by its journal. */
export interface Standing {
  readonly begun: Begun | undefined;
  readonly accepted: ReadonlyMap<string, Acceptance>;
  readonly unreachable: ReadonlySet<string>;
  /** Recipients by the batch whose call ended without an answer that counts. */
  readonly uncertain: ReadonlyMap<string, readonly string[]>;
  readonly bounces: Readonly<Record<string, number>> | undefined;
}

/** What is written ahead of each call and after it: append-only, on disk before anything depends on it. */
export class Journal {
  readonly #file: number;
  #standing: MutableStanding;

  private constructor(file: number, standing: MutableStanding) {
    this.#file = file;
    this.#standing = standing;
  }

  /** Opens or begins a journal. A last line that a killed process did not finish is cut off. Throws `InputError` for any other damage. */
  static open(path: string): Journal {
    makeFolder(dirname(path));
    const { standing, length } = read(path);
    const file = openSync(path, "a", 0o600);
    ftruncateSync(file, length);
    fsyncSync(file);
    syncFolder(dirname(path));
    return new Journal(file, standing);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Returns once the entry is on disk. */
  append(record: JournalEntry): void {
    const line = Buffer.from(`${JSON.stringify(record)}\n`, "utf8");
    for (let written = 0; written < line.length; ) written += writeSync(this.#file, line, written);
    fsyncSync(this.#file);
    apply(this.#standing, record);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Where the notice of a journal stands, without touching the file. Throws `InputError` for a damaged one. */
export function readJournal(path: string): Standing {
  return read(path).standing;
}

interface MutableStanding {
  begun: Begun | undefined;
  readonly accepted: Map<string, Acceptance>;
  readonly unreachable: Set<string>;
  readonly uncertain: Map<string, readonly string[]>;
  bounces: Readonly<Record<string, number>> | undefined;
}

function read(path: string): { readonly standing: MutableStanding; readonly length: number } {
  const standing: MutableStanding = {
    begun: undefined,
    accepted: new Map(),
    unreachable: new Set(),
    uncertain: new Map(),
    bounces: undefined,
  };
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const length = bytes.lastIndexOf("\n") + 1;
  const lines = bytes.subarray(0, length).toString("utf8").split("\n").slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const parsed = entry.safeParse(parse(line));
    if (!parsed.success || (index === 0) !== (parsed.data.event === "begun"))
      throw InputError.at(
        { file: path, line: index + 1 },
        "is no entry of a notice's journal; restore the file, for without it nobody knows who was told.",
      );
    apply(standing, parsed.data);
  }
  return { standing, length };
}

function apply(standing: MutableStanding, record: JournalEntry): void {
  if (record.event === "begun") standing.begun = record;
  else if (record.event === "intent") standing.uncertain.set(record.batch, record.recipients);
  else if (record.event === "bounces") standing.bounces = record.counts;
  else {
    standing.uncertain.delete(record.batch);
    for (const each of record.accepted)
      if (!standing.accepted.has(each.recipient)) standing.accepted.set(each.recipient, each);
    for (const recipient of record.unreachable) standing.unreachable.add(recipient);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A new file's name is on disk only with its folder. Windows can not open one. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}
