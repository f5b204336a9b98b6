import { packageOf, type Resource } from "../policies/kernel/resource.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Completeness, Finding } from "./judgement.ts";

/** Every resource of the plan is judged by some rule or out of scope for a reason; what is neither is `unjudged`. */
export function completenessOf(plan: StackSnapshot, findings: readonly Finding[]): Completeness {
  const judged = new Set(findings.flatMap(({ resource }) => (resource ? [resource.urn] : [])));
  const rest = plan.resources.filter(({ urn }) => !judged.has(urn));
  const outOfScope = rest.flatMap((resource) => {
    const reason = outOfScopeReason(resource);
    return reason ? [{ resource, reason }] : [];
  });
  const excused = new Set(outOfScope.map(({ resource }) => resource.urn));
  return {
    planned: plan.resources.length,
    judged: judged.size,
    outOfScope,
    unjudged: rest.filter(({ urn }) => !excused.has(urn)),
  };
}

function outOfScopeReason({ custom, type }: Resource): string | undefined {
  if (custom) return undefined;
  if (type === "pulumi:pulumi:Stack") return "The stack itself: no vendor holds it.";
  if (packageOf(type) === "kaitalk") return "A component: it groups resources that are judged one by one.";
  return undefined;
}
