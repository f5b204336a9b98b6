import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { sha256Of } from "../digest.ts";
import { InputError } from "../input-error.ts";
import { issueInWords } from "../issue-in-words.ts";
import { withoutStop } from "../without-stop.ts";
import { type Fact, factKinds } from "./facts.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in hexadecimal digits");

/** A published version of the list: its facts cell by cell, chained to the version before. */
export const publishedSchema = z
  .strictObject({
    version: z.iso
      .date()
      .describe("Day from whose beginning (UTC) the version is in force; also the folder's name"),
    source: z.strictObject({
      title: z.string().min(1),
      sha256: sha256.nullable().describe("Of the page's text as published; null where it is not recorded"),
    }),
    previous: sha256.nullable().describe("Of the file of the version before; null for the first"),
    facts: z.array(
      z.strictObject({
        id: z.string().min(1),
        kind: z.enum(factKinds),
        value: z.string(),
        onPage: z.boolean(),
        quoted: z.string().optional().describe("The page's exact public words, quoted for comparison"),
      }),
    ),
  })
  .meta({ title: "KAITALK published version of the sub-processor list" });

interface QuotedFact extends Fact {
  readonly quoted?: string | undefined;
}

/**
 * What verdicts rest on beside what the list says, value by value: `fact/postmark-content-retention/duration` → `P45D`.
 * Vendors' facts and defaults, copies, legs, law, hosts, packages, variables and how long a proof lasts.
 */
export type Basis = Readonly<Record<string, string>>;

export interface PublishedVersion {
  /** ISO date. */
  readonly version: string;
  readonly source: { readonly title: string; readonly sha256: string | null };
  readonly facts: readonly QuotedFact[];
  /** Of the file's bytes; the next version names it. */
  readonly sha256: string;
  /** What the verdicts on it rest on; absent where none is recorded. */
  readonly basis?: Basis;
}

/** The file of a version, as it stands in the repository. */
export function publishedText(
  version: Omit<PublishedVersion, "sha256" | "basis">,
  previous: string | null,
): string {
  const { facts, ...head } = version;
  const lines = facts.map((fact) => `    ${JSON.stringify(fact)}`).join(",\n");
  const open = JSON.stringify({ ...head, previous }, null, 2).slice(0, -2);
  return `${open},\n  "facts": [\n${lines}\n  ]\n}\n`;
}

/**
 * Every published version in a folder (`<date>/facts.json` each), oldest first. Throws `InputError` where one cannot be
 * read, stands under another date, or does not name the version before by its digest: then the past was rewritten.
 */
export function readPublished(folder: URL): PublishedVersion[] {
  if (!existsSync(folder)) return [];
  const dates = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const versions: PublishedVersion[] = [];
  for (const date of dates)
    versions.push(readVersion(new URL(`${date}/facts.json`, folder), date, versions.at(-1)));
  return versions;
}

function readVersion(url: URL, date: string, before: PublishedVersion | undefined): PublishedVersion {
  const file = relative(root, fileURLToPath(url));
  const { text, value } = readJson(url, file);
  const parsed = publishedSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const wrong = issue
      ? `"${issue.path.map(String).join(".")}" ${withoutStop(issueInWords(issue))}`
      : "is damaged";
    throw InputError.at({ file }, `${wrong}; restore the file.`);
  }
  const { version, previous, source, facts } = parsed.data;
  if (version !== date)
    throw InputError.at({ file }, `is version ${version} in the folder ${date}; make them agree.`);
  if (previous !== (before?.sha256 ?? null))
    throw InputError.at(
      { file },
      before
        ? `does not follow the version of ${before.version} as it stands: a published version was changed; restore it.`
        : "names a version before it, and there is none; restore the folder that is missing.",
    );
  return { version, source, facts, sha256: sha256Of(text), ...readBasis(new URL("basis.json", url)) };
}

function readBasis(url: URL): { readonly basis?: Basis } {
  if (!existsSync(url)) return {};
  const file = relative(root, fileURLToPath(url));
  const parsed = z.record(z.string(), z.string()).safeParse(readJson(url, file).value);
  if (parsed.success) return { basis: parsed.data };
  throw InputError.at({ file }, "is no object of texts; restore the published version.");
}

function readJson(url: URL, file: string): { text: string; value: unknown } {
  try {
    const text = readFileSync(url, "utf8");
    return { text, value: JSON.parse(text) };
  } catch {
    throw InputError.at({ file }, "is missing or no JSON; restore the published version.");
  }
}

/** The version in force on a day (ISO date): the last that is not later. Undefined before the first. */
export function inForceOn(versions: readonly PublishedVersion[], day: string): PublishedVersion | undefined {
  return versions.findLast(({ version }) => version <= day);
}
