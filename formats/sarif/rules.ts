import type * as sarif from "sarif";
import type { AssessedFinding, AssessedRule } from "../../judge/assessment.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { OtherResult } from "../../judge/other-results.ts";
import { stableId } from "../../judge/uuid.ts";
import { docsPage, rulePage } from "../../policies/kernel/repository.ts";
import type { Severity } from "../../policies/kernel/rule.ts";
import { taxonOf } from "./taxonomies.ts";

/** What a log says of a rule: one of a pack, one that a finding alone names, or a promise or gap as a rule of its own. */
export interface ReportedRule
  extends Pick<AssessedRule, "id" | "severity" | "clauses" | "description" | "remediation"> {
  readonly page: string;
}

export const levels: Readonly<Record<Severity, sarif.ReportingConfiguration.level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** Every rule that results can name, once. */
export function reportedRules(
  { assessment: { rules, findings } }: Evidence,
  others: readonly OtherResult[],
): ReportedRule[] {
  const known = new Map<string, ReportedRule>(
    rules.map((rule) => [rule.id, { ...rule, page: rulePage(rule.pack, rule.id) }]),
  );
  for (const { about, rule: id, severity, clauses, description, remediation } of others)
    if (about !== "rule")
      known.set(id, { id, severity, clauses, description, remediation, page: docsPage("register.md") });
  for (const finding of findings) if (!known.has(finding.rule)) known.set(finding.rule, namedAlone(finding));
  return [...known.values()];
}

function namedAlone({ rule: id, severity, clauses, remediation }: AssessedFinding): ReportedRule {
  const page = docsPage("policies/README.md");
  return { id, severity, clauses, description: remediation, remediation, page };
}

/** Tags that code scanning takes of one rule. Source: GitHub, "SARIF results exceed limits": 20. */
const mostTags = 20;

export function descriptor(
  { id, severity, clauses, description, remediation, page }: ReportedRule,
  evidence: Evidence,
): sarif.ReportingDescriptor {
  const guarded = evidence.assessment.promises.filter(({ clause }) => clauses.includes(clause));
  const promises = guarded.map(({ label }) => label).join("; ");
  return {
    id,
    guid: stableId("rule", id),
    shortDescription: { text: description },
    fullDescription: {
      text: promises === "" ? description : `${description} What the page promises of it: ${promises}.`,
    },
    help: { text: remediation },
    helpUri: page,
    defaultConfiguration: { level: levels[severity] },
    relationships: clauses
      .flatMap((clause) => taxonOf(clause, evidence))
      .map((target) => ({ target, kinds: ["relevant"] })),
    properties: { severity, tags: clauses.slice(0, mostTags) },
  };
}
