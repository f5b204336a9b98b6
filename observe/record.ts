import { z } from "zod";
import { canonicalLine, sha256 } from "../judge/canonical-json.ts";
import { InputError } from "../register/input-error.ts";
import { furthestAhead } from "./call-log.ts";

/** Raised with every change after which an older reader would misread a record. */
export const recordVersion = 1;

const text = z.string();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.iso.datetime().describe("UTC, ISO 8601, by our clock");
const count = z.int().min(0);

/** What came of a question; "none" is a complete answer of 0. */
function answer<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion("seen", [
    z.strictObject({ seen: z.literal("complete"), value, proof: text.describe("What shows that it is all") }),
    z.strictObject({ seen: z.literal("partial"), value, why: text }),
    z.strictObject({ seen: z.literal("cannot-tell"), why: text }),
  ]);
}

/** Stands where a value may not be written down. */
const withheld = z
  .strictObject({
    "kaitalk:value": z
      .enum(["as-declared", "differs", "hidden"])
      .describe(
        "as-declared, differs: compared with what the program declared then. hidden: nobody compared it.",
      ),
  })
  .describe("In place of a value that is or may be a secret");

type Written = string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written };
const written: z.ZodType<Written> = z.lazy(() =>
  z.union([text, z.number(), z.boolean(), z.null(), z.array(written), withheld, z.record(text, written)]),
);

/** Levels of a value at most; no input of a program comes near. */
const deepest = 32;

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((each) => isWithin(each, levels - 1));
}

const begun = z.strictObject({
  entry: z.literal("begun"),
  schemaVersion: z.literal(recordVersion),
  at: moment,
  of: z
    .enum(["accounts", "sandbox"])
    .describe("sandbox: simulated vendors, which prove nothing of an account"),
  project: text,
  stack: text,
  register: text.describe("Version of the register"),
  declaredBy: z.enum(["program", "preview", "state"]).describe("What values were compared with"),
  vendors: z.array(text).describe("Ids of the sub-processors that were to be asked"),
});

const vendor = z.strictObject({
  entry: z.literal("vendor"),
  vendor: text,
  standing: z.enum(["seen", "partly-seen", "not-seen", "not-asked"]),
  why: text.optional(),
});

const key = z.strictObject({
  entry: z.literal("key"),
  vendor: text,
  variable: text.describe("The environment variable that held it"),
  kind: answer(text),
  may: answer(z.array(text)),
  expiresAt: text.optional(),
});

const inventory = z.strictObject({
  entry: z.literal("inventory"),
  vendor: text,
  kind: text.describe("Type token"),
  called: text,
  holds: z.enum(["data", "way-out", "setting"]),
  identity: z.array(text),
  single: z.literal(true).optional(),
  preview: z.literal(true).optional(),
  answer: answer(count),
});

const resource = z.strictObject({
  entry: z.literal("resource"),
  vendor: text,
  type: text,
  id: text,
  name: text,
  properties: z.record(
    text,
    z
      .unknown()
      .refine((value) => isWithin(value, deepest))
      .pipe(written),
  ),
  createdAt: text.optional(),
  within: z.strictObject({ type: text, id: text, path: text, value: text }).optional(),
  byVendor: z.literal(true).optional(),
  judged: z.literal(true).optional().describe("Came by itself, and its settings are judged all the same"),
  against: digest
    .optional()
    .describe("Digest of the declared inputs that values were compared with; inputsSha256 of the assessment"),
});

const age = z.strictObject({
  entry: z.literal("age"),
  vendor: text,
  copy: text.optional().describe("Id of the copy in register/copies.yaml"),
  store: text,
  question: text,
  how: z.enum(["oldest", "bound", "sample"]),
  preview: z.literal(true).optional(),
  answer: answer(
    z.strictObject({
      at: z.iso
        .datetime({ offset: true })
        .nullable()
        .describe("ISO 8601 by the vendor's clock; null: there is none"),
      older: z.boolean().optional(),
      count: count.optional(),
    }),
  ),
});

const shown = z.strictObject({
  entry: z.literal("shown"),
  vendor: text,
  attestation: text.describe("Id in register/attestations.yaml"),
  verdict: z.enum(["met", "violated", "unverified"]),
  sentence: text,
});

const calls = z.strictObject({
  entry: z.literal("calls"),
  vendor: text,
  host: text,
  method: z.literal("GET"),
  path: text.describe("With its places open"),
  count,
  repeats: count,
  statuses: z.record(text, count),
});

const host = z.strictObject({
  entry: z.literal("host"),
  vendor: text,
  host: text,
  peers: z.array(z.strictObject({ protocol: text, subject: text, issuer: text, sha256: text })),
  clockAhead: z
    .int()
    .min(-furthestAhead)
    .max(furthestAhead)
    .optional()
    .describe("Seconds by which its clock was ahead of ours, at most"),
});

const ended = z.strictObject({ entry: z.literal("ended"), at: moment });

const entry = z.discriminatedUnion("entry", [
  begun,
  vendor,
  key,
  inventory,
  resource,
  age,
  shown,
  calls,
  host,
  ended,
]);

/** One thing that a look wrote down. The first says of what and against what, the last that it came to its end. */
export type Entry = z.infer<typeof entry>;
export type EntryOf<Kind extends Entry["entry"]> = Extract<Entry, { entry: Kind }>;

/** A line of a record: an entry, and the hash of the line before it. */
export const recordLineSchema = z
  .strictObject({
    sequence: z.int().positive(),
    previous: digest.describe("Hash of the line before; 64 zeros for the first"),
    says: entry,
    hash: digest.describe(
      "Digest of the other fields as one canonical line: jq -cSj 'del(.hash)' | sha256sum",
    ),
  })
  .meta({
    $id: `urn:kaitalk:observation-record:${recordVersion}`,
    title: "KAITALK observation record, one line",
    description:
      "What one look into the live accounts saw: one JSON object a line, each bound to the one before it. Holds no key, no value of a secret and no data about people.",
  });

const beginning = "0".repeat(64);

/** The entries as JSON lines, each bound to the one before it. */
export function recordText(entries: readonly Entry[]): string {
  let previous = beginning;
  return entries
    .map((says, index) => {
      const line = { sequence: index + 1, previous, says };
      previous = sha256(canonicalLine(line));
      return `${canonicalLine({ ...line, hash: previous })}\n`;
    })
    .join("");
}

/**
 * Reads a record. `file` is the name that messages use. Throws `InputError` for a line that is none, that was changed,
 * dropped or added, and for a record that did not come to its end.
 */
export function readRecord(text: string, file: string): Entry[] {
  let previous = beginning;
  const entries = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      const at = { file, line: index + 1 };
      const read = recordLineSchema.safeParse(parsed(line));
      if (!read.success)
        throw InputError.at(
          at,
          "is no line of an observation record; make one with: npx kaitalk observe --out DIR.",
        );
      const { hash, ...rest } = read.data;
      if (hash !== sha256(canonicalLine(rest)) || rest.previous !== previous || rest.sequence !== index + 1)
        throw InputError.at(
          at,
          "was changed after it was written, or a line before it is missing; observe again.",
        );
      previous = hash;
      return rest.says;
    });
  const closed = entries[0]?.entry === "begun" && entries.at(-1)?.entry === "ended";
  const once = entries.filter((each) => each.entry === "begun" || each.entry === "ended").length === 2;
  if (!closed || !once)
    throw InputError.at(
      { file },
      "is no whole observation record: it has no beginning or no end; observe again.",
    );
  const [begin, end] = [entries[0], entries.at(-1)].map((each) => each && "at" in each && each.at);
  if (Date.parse(`${end}`) < Date.parse(`${begin}`))
    throw InputError.at({ file }, `ended at ${end}, before it began at ${begin}; observe again.`);
  return entries;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
