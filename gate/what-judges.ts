import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { valueOfYaml } from "../register/read-yaml.ts";

/** One thing that decides a judgement and that a proposal would change. */
export interface JudgingChange {
  readonly kind: JudgingKind;
  /** File, and within it the value: `register/register.yaml retention.ip-addresses.duration`. */
  readonly what: string;
  /** null where it is new. */
  readonly before: string | null;
  /** null where it is gone. */
  readonly now: string | null;
}

type JudgingKind =
  | "published version"
  | "register"
  | "rule"
  | "message of a rule"
  | "tolerated survivor"
  | "code of the judgement"
  | "test"
  | "workflow"
  | "pipeline";

/** Folders and files that decide what is judged, how and by whom, first match first; undefined for what decides nothing. */
const kinds: readonly (readonly [pattern: RegExp, kind: JudgingKind | undefined])[] = [
  [/^register\/published\//, "published version"],
  [/^register\/.+\.(yaml|json|pub)$/, "register"],
  [/^policies\/[^/]+\/rules\/.+\.ts$/, "rule"],
  [/^test\/meta\/[^/]+\/survivors\.yaml$/, "tolerated survivor"],
  [/^test\//, "test"],
  [/^\.github\/workflows\//, "workflow"],
  [
    /^(register|notice|signature|retention|purge|vendors|policies|snapshot|judge|gate|formats|pack|engine|sandbox|cli)\//,
    "code of the judgement",
  ],
  // The program is judged itself; prose and pictures decide nothing, but for who has to agree.
  [/^(infra\/|bench\/|Pulumi(\.[\w-]+)?\.yaml$)/, undefined],
  [/^(?!\.github\/)(?!(.*\/)?CODEOWNERS$).*\.(md|svg|png)$|^docs\/(?!CODEOWNERS$)|^LICENSE$/, undefined],
  // Anything else may be read by whatever installs, builds or tests.
  [/^/, "pipeline"],
];
/** What no checkout holds, at its top alone: below it, modules of that name would replace the installed ones. */
const skipped = new Set(["node_modules", "dist", ".git", ".sandbox"]);

/** Of a whole file; its content is for the diff of the pull request to show. */
const added = { before: null, now: "added" };
const removed = { before: "removed", now: null };
const changed = { before: "changed", now: "changed" };

/** Everything that decides a judgement and differs between two checkouts, a line each value. Reads both as data; runs nothing. */
export function judgingChanges(trusted: string, proposal: string): JudgingChange[] {
  const [before, now] = [filesOf(trusted), filesOf(proposal)];
  return [...new Set([...before.keys(), ...now.keys()])].toSorted().flatMap((path) => {
    const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
    const [was, is] = [before.get(path)?.(), now.get(path)?.()];
    // A further test takes nothing away.
    if (kind === undefined || was === is || (kind === "test" && was === undefined)) return [];
    return changesIn(path, kind, was, is);
  });
}

type Reader = () => string;

function filesOf(root: string, folder = ""): Map<string, Reader> {
  const entries = readdirSync(join(root, folder)).filter((name) => folder !== "" || !skipped.has(name));
  return new Map(
    entries.flatMap((name): [string, Reader][] => {
      const path = folder === "" ? name : `${folder}/${name}`;
      const entry = lstatSync(join(root, path));
      if (entry.isDirectory()) return [...filesOf(root, path)];
      // A link is its own content here: what it points to belongs to whoever runs the gate.
      return [[path, () => (entry.isFile() ? readFileSync(join(root, path), "utf8") : "(no plain file)")]];
    }),
  );
}

function changesIn(
  path: string,
  kind: JudgingKind,
  before: string | undefined,
  now: string | undefined,
): JudgingChange[] {
  const whole = {
    kind,
    what: path,
    ...(before === undefined ? added : now === undefined ? removed : changed),
  };
  if (kind === "rule") return [whole, ...messageChanges(path, before ?? "", now ?? "")];
  if (!path.endsWith(".yaml") || before === undefined || now === undefined) return [whole];
  if (kind !== "register" && kind !== "tolerated survivor") return [whole];
  const values = valueChanges(path, kind, before, now);
  return values.length > 0 ? values : [whole];
}

function valueChanges(path: string, kind: JudgingKind, before: string, now: string): JudgingChange[] {
  const [was, is] = [valuesIn(before), valuesIn(now)];
  if (!was || !is) return [];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => ({ kind, what: `${path} ${key}`, before: was.get(key) ?? null, now: is.get(key) ?? null }));
}

/** Every plain value of a YAML text by its path; list entries by name, so that a place in a list is none. Undefined for other text. */
function valuesIn(text: string): Map<string, string> | undefined {
  try {
    const values = new Map<string, string>();
    collect(valueOfYaml("a file that judges", text), "", values);
    return values;
  } catch {
    return undefined;
  }
}

function collect(value: unknown, path: string, into: Map<string, string>): void {
  const below = (key: string) => (path === "" ? key : `${path}.${key}`);
  if (Array.isArray(value)) {
    const key = namingKeys.find((each) => value.every((entry) => nameIn(entry, each) !== undefined));
    const names = counted(value.map((entry) => (key && nameIn(entry, key)) ?? contentOf(entry)));
    for (const [index, name] of names.entries())
      if (key) collect(value[index], below(name), into);
      else into.set(below(name), "present");
  } else if (typeof value === "object" && value !== null)
    for (const [key, entry] of Object.entries(value)) collect(entry, below(key), into);
  else into.set(path, String(value));
}

/** What names an entry of a list, the first that every entry has; else its content does. */
const namingKeys = ["id", "name", "subProcessor"];

function nameIn(entry: unknown, key: string): string | undefined {
  const name =
    typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>)[key] : undefined;
  return typeof name === "string" ? name : undefined;
}

function contentOf(entry: unknown): string {
  return typeof entry === "string" ? entry : JSON.stringify(entry);
}

/** The names, and of one that is there again which time it is: neither hides the other. */
function counted(names: readonly string[]): string[] {
  const times = new Map<string, number>();
  return names.map((name) => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

/** The messages of a rule, by their names, read from its text. */
function messageChanges(path: string, before: string, now: string): JudgingChange[] {
  const [was, is] = [messagesIn(before), messagesIn(now)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => ({
      kind: "message of a rule",
      what: `${path} ${name}`,
      before: was.get(name) ?? null,
      now: is.get(name) ?? null,
    }));
}

function messagesIn(text: string): Map<string, string> {
  const block = /\bmessages: \{([\s\S]*?)\n {2}\},/.exec(text)?.[1] ?? "";
  return new Map(
    [...block.matchAll(/(\w+):\s*(["'`])([\s\S]*?)\2,/g)].map(([, name = "", , words = ""]) => [name, words]),
  );
}

/** `P90D → P365D` for a value, `added`, `removed` or `changed` for a file. */
export function changeInWords({ before, now }: JudgingChange): string {
  if (before === now) return `${now}`;
  return now === "added" || before === "removed"
    ? `${before ?? now}`
    : `${before ?? "absent"} → ${now ?? "absent"}`;
}
