import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import { issueInWords } from "../register/issue-in-words.ts";

/** What the engine writes, told apart by what only it has; each with the command that judges it. */
const kinds: readonly (readonly [has: (top: Record<string, unknown>) => boolean, is: string])[] = [
  [
    (top) => "checkpoint" in top,
    'is a checkpoint of the backend, not an export; judge what "pulumi stack export --show-secrets --file state.json" writes.',
  ],
  [
    (top) => "deployment" in top,
    "is a stack export, which shows what was applied; judge it with --state instead of --plan.",
  ],
  [
    (top) => Array.isArray(top.steps),
    "is a preview, which shows what would be applied; judge it with --plan instead of --state.",
  ],
  [
    (top) => "sequence" in top || Object.keys(top).some((key) => key.endsWith("Event")),
    'is an event log, one event a line; judge what "pulumi preview --json --show-sames" prints without PULUMI_ENABLE_STREAMING_JSON_PREVIEW.',
  ],
];

/** Reads JSON of a known shape. Throws `InputError` that names the file, the place and what it should have been. */
export function readJson<T>(text: string, file: string, schema: z.ZodType<T>, expected: string): T {
  const value = parse(text, file, expected);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const other = issue && lacks(value, issue.path) ? otherKind(value) : undefined;
  if (other) throw InputError.at({ file }, other);
  const where = issue?.path.length ? `"${z.core.toDotPath(issue.path)}"` : "it";
  throw InputError.at(
    { file },
    `is not ${expected}: ${where} ${issue ? issueInWords(issue) : "has a form that is not read here."}`,
  );
}

function parse(text: string, file: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const other = otherKind(firstLine(text));
    if (other) throw InputError.at({ file }, other);
    const message = error instanceof Error ? error.message : String(error);
    const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
    const place = line ? { file, line: Number(line), column: Number(column) } : { file };
    throw InputError.at(place, `is not ${expected}: it is not valid JSON.`);
  }
}

/** Whether what every such file has at its top is not there at all. */
function lacks(value: unknown, path: readonly PropertyKey[]): boolean {
  const [first] = path;
  return first === undefined || (typeof value === "object" && value !== null && !(first in value));
}

function otherKind(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return kinds.find(([has]) => has(value as Record<string, unknown>))?.[1];
}

function firstLine(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().split("\n", 1)[0] ?? "");
  } catch {
    return undefined;
  }
}
