import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load, type YAMLException } from "js-yaml";
import type { Document, LineCounter } from "yaml";
import type { ZodError, ZodType } from "zod";
import { formatPlace, InputError, type Place } from "./input-error.ts";
import { issueInWords, kindInWords } from "./issue-in-words.ts";

const require = createRequire(import.meta.url);

type Path = readonly PropertyKey[];

/** A validated YAML file that still knows where each value stands. */
export interface YamlFile<T> {
  readonly value: T;
  /** The place of the value at `path`, or of the nearest parent that exists. */
  place(path: Path): Place;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** Reads and validates one YAML file. Throws {@link InputError} that lists every problem with its place. */
export function readYaml<T>(url: URL, schema: ZodType<T>): YamlFile<T> {
  const file = fileURLToPath(url);
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    throw InputError.at({ file: relative(root, file) }, "cannot be read; restore the file or name another.");
  }
  return parseYaml(relative(root, file), source, schema);
}

/** The same for text already in hand; `file` is the name that messages use. */
export function parseYaml<T>(file: string, source: string, schema: ZodType<T>): YamlFile<T> {
  const value = valueOfYaml(file, source);
  const parsed = schema.safeParse(value);
  // Places are asked for where something is wrong; a document a file, kept for that, would fill the memory.
  let read: readonly [Document, LineCounter] | undefined;
  const place = (path: Path): Place => {
    read ??= [places().parseDocument(source, options), linesOf(source)];
    return placeOf(...read, file, path);
  };
  if (!parsed.success)
    throw new InputError(describeIssues(parsed.error, places().parseDocument(source, options), place));
  return { value: parsed.data, place };
}

/**
 * What the text says; `file` is the name that messages use. One parser gives all values; the other, which is slower and
 * knows places, says what is wrong. Throws `InputError`.
 */
export function valueOfYaml(file: string, source: string): unknown {
  // An empty text is one more value of another kind, which the schema words.
  if (source.trim() === "") return null;
  const mayRefer = source.includes("*");
  try {
    if (!mayRefer) return load(source, { schema: CORE_SCHEMA });
  } catch {
    // Told below, with its place.
  }
  refuseMalformed(file, source);
  try {
    return load(source, { schema: CORE_SCHEMA });
  } catch (error) {
    const { reason = "it cannot be read", mark } = error as Partial<YAMLException>;
    const at = mark ? { line: mark.line + 1, column: mark.column + 1 } : {};
    throw InputError.at({ file, ...at }, `is not valid YAML: ${reason.replace(/\.?$/, ".")}`);
  }
}

/** Throws `InputError` with the place of everything that is no YAML, or an alias. */
function refuseMalformed(file: string, source: string): void {
  const document = places().parseDocument(source, options);
  const problems = [...document.errors, ...document.warnings].map(
    ({ code, message, pos }): [number, string] => [
      pos[0],
      `is not valid YAML: ${explanations[code] ?? (tooDeep.test(message) ? "it nests deeper than any file here" : misshapen)}`,
    ],
  );
  places().visit(document, {
    Alias: (_, { source: name, range }) => {
      problems.push([range?.[0] ?? 0, `alias "*${name}" is not read here; write the value out.`]);
    },
  });
  if (problems.length === 0) return;
  // One slip of the pen makes the parser stumble again and again.
  const first = problems.findIndex(([, text]) => text.endsWith(misshapen));
  const told = problems.filter(([, text], index) => index === first || !text.endsWith(misshapen));
  const lines = linesOf(source);
  throw new InputError(
    told.map(([offset, text]) => {
      const { line, col } = lines.linePos(offset);
      return `${formatPlace({ file, line, column: col })}: ${text.replace(/\.?$/, ".")}`;
    }),
  );
}

/** The parser that knows places, loaded where one is asked for. */
const places = () => require("yaml") as typeof import("yaml");

const options = { prettyErrors: false } as const;

function linesOf(source: string): LineCounter {
  const lines = new (places().LineCounter)();
  lines.addNewLine(0);
  for (let end = source.indexOf("\n"); end >= 0; end = source.indexOf("\n", end + 1))
    lines.addNewLine(end + 1);
  return lines;
}

function placeOf(document: Document, lines: LineCounter, file: string, path: Path): Place {
  for (let depth = path.length; depth >= 0; depth--) {
    const offset = offsetOf(document, path.slice(0, depth));
    if (offset === undefined) continue;
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  }
  return { file, line: 1, column: 1 };
}

/** The key of a map entry where there is one, because that is what a reader looks for. */
function offsetOf(document: Document, path: Path): number | undefined {
  const { isMap, isNode } = places();
  const parent = path.length > 0 ? document.getIn(path.slice(0, -1), true) : undefined;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === String(path.at(-1)));
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  return isNode(node) ? node.range?.[0] : undefined;
}

function describeIssues(error: ZodError, document: Document, place: (path: Path) => Place): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map(
        (key) =>
          `${formatPlace(place([...issue.path, key]))}: unknown key "${key}"; remove it or correct its spelling.`,
      );
    }
    const name = issue.path.length > 0 ? `"${issue.path.map(String).join(".")}"` : "the file";
    const where = formatPlace(place(issue.path));
    if (issue.code === "invalid_type" && issue.path.length > 0 && !document.hasIn(issue.path))
      return [`${where}: ${name} is missing; add it as ${kindInWords(issue.expected)}.`];
    return [`${where}: ${name}${quote(document.getIn(issue.path))} ${issueInWords(issue)}`];
  });
}

/** What the parser says where its own recursion ends. */
const tooDeep = /call stack/;

/** Where the parser's own words speak to whoever calls it, not to whoever wrote the file. */
const explanations: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "the file holds more than one document; keep one",
  DUPLICATE_KEY: "the key stands there twice; remove one",
  TAB_AS_INDENT: "a tab indents the line; use spaces",
  TAG_RESOLVE_FAILED: "a tag with !! is not read here; write the value as it is",
};

const misshapen = "an indentation, a bracket or a quote is wrong on this line or the one above; correct it";

function quote(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? ` (${JSON.stringify(value)})` : "";
}
