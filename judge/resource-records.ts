import {
  HIDDEN,
  packageOf,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import type { Register } from "../register/schema.ts";
import { canonicalLine, sha256 } from "./canonical-json.ts";
import type { Judgement } from "./judgement.ts";
import type { FindingRecord, ResourceRecord } from "./records.ts";

/** Every resource of the plan, in its order. */
export function resourceRecords(
  { plan, completeness }: Judgement,
  findings: readonly FindingRecord[],
  register: Register,
  redact: (text: string) => string,
): ResourceRecord[] {
  const reasons = new Map(
    completeness.outOfScope.map(({ resource, reason }) => [resource.urn, redact(reason)]),
  );
  const rules = new Map<string, Set<string>>();
  for (const { urn, rule } of findings) {
    if (urn === null) continue;
    const known = rules.get(urn) ?? new Set();
    rules.set(urn, known.add(rule));
  }
  const unjudged = new Set(completeness.unjudged.map(({ urn }) => urn));
  return plan.resources.map((resource) => {
    const urn = redact(resource.urn);
    const judging = [...(rules.get(urn) ?? [])];
    const isJudged = judging.length > 0 && !unjudged.has(resource.urn);
    const scope = isJudged ? "judged" : reasons.has(resource.urn) ? "out-of-scope" : "unaccounted";
    const pkg = packageOf(resource.type);
    return {
      urn,
      type: resource.type,
      name: redact(resource.name),
      subProcessor: register.subProcessors.find(({ providers }) => providers.includes(pkg))?.id ?? null,
      scope,
      reason: {
        judged: `Judged by ${judging.length} rule${judging.length === 1 ? "" : "s"}.`,
        "out-of-scope": reasons.get(resource.urn) ?? "",
        unaccounted: "No rule judged it and nothing says that it is out of scope.",
      }[scope],
      rules: judging,
      declaredAt: declaredAt(resource),
      inputsSha256: sha256(canonicalLine(shown(resource.inputs))),
    };
  });
}

function declaredAt({ source }: Resource): string | null {
  return source ? `${source.file}:${source.line}` : null;
}

function shown(value: Value): unknown {
  if (value === UNKNOWN) return "[unknown]";
  if (value === HIDDEN || value instanceof Secret) return "[secret]";
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shown(entry)]));
}
