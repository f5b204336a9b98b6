import { packageOf, type Resource } from "../policies/kernel/resource.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Completeness, Finding } from "./judgement.ts";

/**
 * Every resource of the plan is judged by some rule or out of scope for a reason; what is neither is `unjudged`. Counts
 * entries, not URNs: two entries of one URN are two resources.
 */
export function completenessOf(plan: StackSnapshot, findings: readonly Finding[]): Completeness {
  const found = new Set(findings.flatMap(({ resource }) => resource ?? []));
  const rest = plan.resources.filter((resource) => !found.has(resource));
  const outOfScope = rest.flatMap((resource) => {
    const reason = outOfScopeReason(resource);
    return reason ? [{ resource, reason }] : [];
  });
  const excused = new Set(outOfScope.map(({ resource }) => resource));
  return {
    planned: plan.resources.length,
    judged: plan.resources.length - rest.length,
    outOfScope,
    unjudged: rest.filter((resource) => !excused.has(resource)),
  };
}

function outOfScopeReason({ custom, type }: Resource): string | undefined {
  if (custom) return undefined;
  if (type === "pulumi:pulumi:Stack") return "The stack itself: no vendor holds it.";
  if (packageOf(type) === "kaitalk") return "A component: it groups resources that are judged one by one.";
  return undefined;
}
