import { z } from "zod";
import { InputError } from "../register/input-error.ts";

/** Reads JSON of a known shape. Throws `InputError` that names the file, the place and what it should have been. */
export function readJson<T>(text: string, file: string, schema: z.ZodType<T>, expected: string): T {
  const parsed = schema.safeParse(parse(text, file, expected));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `"${z.core.toDotPath(issue.path)}" ` : "";
  throw InputError.at({ file }, `is not ${expected}: ${where}${issue?.message ?? "has another shape"}.`);
}

function parse(text: string, file: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
    const place = line ? { file, line: Number(line), column: Number(column) } : { file };
    throw InputError.at(place, `is not ${expected}: it is not valid JSON.`);
  }
}
