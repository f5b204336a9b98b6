import {
  evaluateResource,
  evaluateRule,
  type Finding,
  missingSubjects,
  stackOf,
  subjectsOf,
} from "../../../policies/kernel/evaluate.ts";
import type { Pack } from "../../../policies/kernel/pack.ts";
import type { Resource } from "../../../policies/kernel/resource.ts";
import type { Circumstances, Rule } from "../../../policies/kernel/rule.ts";
import type { Mutant } from "./mutants.ts";

/** Judges mutants of one configured stack: what a rule says of each resource alone is asked again of the weakened one only. */
export function killer(
  packs: readonly Pack[],
  resources: readonly Resource[],
  configured?: Circumstances["configured"],
) {
  const stack = stackOf(resources, { configured });
  const rules = packs.flatMap(({ name, rules: ofPack }) =>
    ofPack.map((rule) => ({
      pack: name,
      rule,
      subjects: new Set(subjectsOf(rule.subjects, stack).map(({ resource }) => resource.urn)),
    })),
  );
  /** Ids of the rules whose verdict is no longer met. */
  return (mutant: Mutant): Finding[] => {
    const mutated = stackOf(apply(mutant, resources), { configured });
    return rules.flatMap(({ pack, rule, subjects }) => {
      const findings =
        "check" in rule ? ofResource(pack, rule, subjects, mutant) : evaluateRule(pack, rule, mutated);
      return findings.filter(({ outcome }) => outcome !== "met");
    });
  };
}

function ofResource(
  pack: string,
  rule: Rule,
  subjects: ReadonlySet<string>,
  { before, after }: Mutant,
): Finding[] {
  const findings = after ? evaluateResource(pack, rule, after) : [];
  const gone = before && subjects.has(before.urn) ? 1 : 0;
  const come = findings.length > 0 ? 1 : 0;
  return [...findings, ...missingSubjects(pack, rule, subjects.size - gone + come)];
}

function apply({ before, after }: Mutant, resources: readonly Resource[]): Resource[] {
  if (!before) return after ? [...resources, after] : [...resources];
  if (after) return resources.map((resource) => (resource === before ? after : resource));
  return resources
    .filter((resource) => resource !== before)
    .map((resource) => withoutOrigin(resource, before.urn));
}

/** What depended on a resource that is taken out of the program cannot depend on it any more. */
function withoutOrigin(resource: Resource, urn: string): Resource {
  const entries = Object.entries(resource.propertyDependencies);
  if (!entries.some(([, urns]) => urns.includes(urn))) return resource;
  const propertyDependencies = Object.fromEntries(
    entries.map(([name, urns]) => [name, urns.filter((each) => each !== urn)]),
  );
  return { ...resource, propertyDependencies };
}
