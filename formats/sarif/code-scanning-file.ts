import type * as sarif from "sarif";
import type { Evidence } from "../../judge/evidence.ts";
import { openResults, otherResults } from "../../judge/other-results.ts";
import { fixSentence } from "../../judge/sentences.ts";
import { stableId } from "../../judge/uuid.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { fileLocationOf, logOf, runOf } from "./log.ts";
import { descriptor, levels, reportedRules } from "./rules.ts";

/**
 * `code-scanning.sarif`: what is open and nothing else, for services that make an alert of every result and know
 * neither passes nor suppressions. Each result stands in a file.
 */
export function codeScanningFile(evidence: Evidence): [Artefact<Content>] {
  const { assessment } = evidence;
  const others = otherResults(assessment);
  const open = openResults(assessment, others);
  const named = new Set(open.map(({ rule }) => rule));
  const rules = reportedRules(evidence, others).filter(({ id }) => named.has(id));
  const positions = new Map(rules.map(({ id }, index) => [id, index]));
  const run = runOf(
    evidence,
    rules.map((rule) => ({ ...descriptor(rule, evidence), relationships: undefined })),
    open.length,
  );
  const results = open.map((finding): sarif.Result => {
    const { rule, urn, severity, message } = finding;
    return {
      ruleId: rule,
      ruleIndex: positions.get(rule) ?? -1,
      level: levels[severity],
      message: { text: `${message} ${fixSentence(finding)}` },
      locations: [fileLocationOf(finding)],
      partialFingerprints: { "ruleAndResource/v1": stableId(rule, urn ?? "") },
    };
  });
  return [{ path: "code-scanning.sarif", content: logOf(run, results), rows: open.length }];
}
