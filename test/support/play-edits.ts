import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Assessment } from "../../judge/assessment.ts";

/**
 * Plays edits on a copy of this checkout, each judged by `kaitalk check` in this one process: a line of JSON in, a line
 * out. What only the program and the stack's configuration say is read anew by the command itself; for any other edit
 * every module of the copy is evaluated anew.
 */
export interface Edit {
  readonly file: string;
  /** null: `to` is added at the end, or is the whole of a new file. */
  readonly from: string | null;
  readonly to: string;
}

export interface Played {
  readonly code: number;
  /** What is said on stderr, else every finding that is not met, as `rule outcome: message`. */
  readonly said: readonly string[];
  /** Promises whose verdict is another one than without the edit. */
  readonly moved: readonly string[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "kaitalk-edits-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));
let generation = 0;
let copy = join(home, String(generation));
const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
for (const path of listing.split("\0"))
  if (path && !/^(test|docs|bench)\//.test(path) && existsSync(join(root, path)))
    cpSync(join(root, path), join(copy, path));
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "dir");
process.chdir(copy);
// Each command hears signals and failures of its output anew.
for (const heard of [process, process.stdout, process.stderr]) heard.setMaxListeners(0);

/** Under another name every module of the copy is another one. */
function renew(): void {
  const next = join(home, String(++generation));
  renameSync(copy, next);
  copy = next;
  process.chdir(copy);
}

async function check(): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const [log, error, write] = [console.log, console.error, process.stdout.write];
  const keep = (to: "out" | "err") => (text: unknown) => {
    said[to] += String(text);
    return true;
  };
  console.log = (text) => keep("out")(`${text}\n`);
  console.error = (text) => keep("err")(`${text}\n`);
  process.stdout.write = keep("out");
  process.argv = [process.argv[0] ?? "", "kaitalk", "check", "--format", "json"];
  process.exitCode = undefined;
  try {
    const { run }: typeof import("../../cli/run.ts") = await import(
      pathToFileURL(join(copy, "cli/run.ts")).href
    );
    await run();
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    Object.assign(console, { log, error });
    process.stdout.write = write;
    process.exitCode = 0;
  }
}

let unedited: ReadonlyMap<string, string> = new Map();

async function judged(): Promise<Played & { verdicts: ReadonlyMap<string, string> }> {
  const { code, out, err } = await check();
  if (err !== "" || out === "") return { code, said: err.trim().split("\n"), moved: [], verdicts: new Map() };
  const { promises, findings }: Assessment = JSON.parse(out);
  const verdicts = new Map(promises.map(({ clause, verdict }) => [clause, verdict]));
  return {
    code,
    said: findings
      .filter(({ outcome }) => outcome !== "met" && outcome !== "not-applicable")
      .map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`),
    moved: [...verdicts]
      .filter(([clause, verdict]) => unedited.get(clause) !== verdict)
      .map(([clause, verdict]) => `${clause} ${verdict}`),
    verdicts,
  };
}

function apply(edits: readonly Edit[]): () => void {
  const before = new Map<string, string | undefined>();
  const folders: string[] = [];
  for (const { file, from, to } of edits) {
    const path = join(copy, file);
    const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (!before.has(path)) before.set(path, text);
    if (from !== null && !text?.includes(from)) throw new Error(`${file} holds no ${from}`);
    const made = mkdirSync(dirname(path), { recursive: true });
    if (made !== undefined) folders.push(made);
    writeFileSync(path, from === null ? `${text ?? ""}${to}` : (text ?? "").replace(from, () => to));
  }
  return () => {
    for (const [path, text] of before)
      if (text === undefined) rmSync(path);
      else writeFileSync(path, text);
    for (const folder of folders) rmSync(folder, { recursive: true });
  };
}

/** The judge reads the keys of the configuration itself, from its beginning on. */
const isReadAnew = ({ file }: Edit) => /^infra\/(?!config)|^Pulumi\b/.test(file);

unedited = (await judged()).verdicts;
for await (const line of createInterface({ input: process.stdin })) {
  const edits: readonly Edit[] = JSON.parse(line);
  const isWhole = !edits.every(isReadAnew);
  if (isWhole) renew();
  const restore = apply(edits);
  try {
    const { verdicts, ...played } = await judged();
    console.log(JSON.stringify(played satisfies Played));
  } catch (failure) {
    console.log(JSON.stringify({ code: -1, said: [String(failure)], moved: [] } satisfies Played));
  } finally {
    restore();
    if (isWhole) renew();
  }
}
