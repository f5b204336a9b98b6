import { readFileSync } from "node:fs";
import type { Artefact } from "../artefact.ts";

const schema = new URL("../../judge/assessment.schema.json", import.meta.url);

/** `assessment.schema.json`: what findings.json is, as JSON Schema. */
export function schemaFile(): [Artefact] {
  return [{ path: "assessment.schema.json", content: readFileSync(schema, "utf8"), rows: null }];
}
