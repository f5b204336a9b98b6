import type { Assessment } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";

/** `findings.json`: the assessment, as `kaitalk check --format json` prints it. */
export function assessmentFile({ assessment }: Evidence): [Artefact<Content>] {
  return [{ path: "findings.json", content: assessmentJson(assessment), rows: assessment.findings.length }];
}

/** The assessment as JSON in pieces, each entry of its lists on a line of its own. */
export function* assessmentJson(assessment: Assessment): Generator<string> {
  let opening = "{\n  ";
  for (const [key, value] of Object.entries(assessment)) {
    yield `${opening}${JSON.stringify(key)}: `;
    if (Array.isArray(value)) yield* linesOf(value);
    else yield JSON.stringify(value);
    opening = ",\n  ";
  }
  yield "\n}\n";
}

function* linesOf(list: readonly unknown[]): Generator<string> {
  let opening = "[\n    ";
  for (const entry of list) {
    yield opening + JSON.stringify(entry);
    opening = ",\n    ";
  }
  yield list.length === 0 ? "[]" : "\n  ]";
}
