import type { Finding as RuleFinding } from "../policies/kernel/evaluate.ts";
import { evaluateRule, stackOf } from "../policies/kernel/evaluate.ts";
import type { Pack } from "../policies/kernel/pack.ts";
import type { Resource } from "../policies/kernel/resource.ts";
import type { Circumstances, Stack } from "../policies/kernel/rule.ts";
import { isAskedFor } from "../policies/kernel/subject.ts";
import { isWalking } from "../policies/kernel/texts.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { type VendorView, vendorViewOf } from "./vendor-view.ts";

/** What the vendors' answers say beside what was declared. */
export interface VendorJudgement {
  /** The stack as the vendors hold it. */
  readonly stack: Stack;
  /** What breaks only there, and every guarded property that differs. */
  readonly findings: readonly RuleFinding[];
}

/** How the same resources were judged as declared. */
interface DeclaredJudgement {
  readonly declared: readonly RuleFinding[];
  readonly packs: readonly Pack[];
  readonly on: Partial<Circumstances>;
}

/**
 * Judges the resources as their vendors answered, beside what was declared: drift is
 * violated where the answer breaks a rule, unverified where any rule reads it, a gap where only entries of a list differ. Undefined where no answer is known.
 */
export function judgeVendorAnswers(
  { source, resources, observed }: StackSnapshot,
  { declared, packs, on }: DeclaredJudgement,
): VendorJudgement | undefined {
  // A preview's outputs are what the engine expects, not what a vendor said.
  if (source !== "state" && !observed) return undefined;
  const reads = new Map<string, Reads>();
  let reader: readonly string[] = [];
  const views = resources.map((resource): VendorView => {
    const onRead = (input: string) => {
      const place = `${resource.urn} ${input}`;
      const known = reads.get(place) ?? { byName: new Set(), asText: new Set() };
      for (const clause of reader) known[isWalking() ? "asText" : "byName"].add(clause);
      reads.set(place, known);
    };
    const whole = observed !== undefined;
    const elsewhere = observed?.elsewhere.get(resource.urn);
    return (
      vendorViewOf(resource, { onRead, whole, ...(elsewhere && { elsewhere }) }) ?? {
        resource,
        ...asDeclared,
      }
    );
  });
  // Judged as declared, they asked for all that they would ask for here.
  const same = new Set(views.filter(isAsDeclared).map(({ resource }) => resource));
  const original = new Map(views.map(({ resource }, index) => [resource, resources[index] as Resource]));
  const stack = stackOf(
    views.map(({ resource }) => resource),
    on,
  );
  const known = new Set(declared.filter(({ outcome }) => outcome !== "met").map(identity));
  const broken = packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => {
      reader = rule.clauses;
      return evaluateRule(pack.name, rule, stack, (resource) => same.has(resource))
        .filter((finding) => finding.outcome !== "met" && !known.has(identity(finding)))
        .map((finding) => asAnswered(finding, original));
    }),
  );
  return {
    stack,
    findings: [...broken, ...views.flatMap((view, index) => drift(view, resources[index], reads))],
  };
}

/** The promises whose rules read an input of a resource: by its name, or as one of all texts. */
interface Reads {
  readonly byName: Set<string>;
  readonly asText: Set<string>;
}

const nothingBeside = { names: new Set<string>(), hasAddress: false };
const asDeclared = { differences: [], beside: nothingBeside, resolved: new Set<string>() };

/** Whether no rule can tell the vendor's answer from what was declared. */
function isAsDeclared({ differences, beside, resolved }: VendorView): boolean {
  return (
    differences.length === 0 &&
    resolved.size === 0 &&
    !beside.hasAddress &&
    ![...beside.names].some(isAskedFor)
  );
}

function identity({ rule, resource, outcome }: RuleFinding): string {
  return `${rule} ${outcome} ${resource?.urn}`;
}

function asAnswered(finding: RuleFinding, original: ReadonlyMap<Resource, Resource>): RuleFinding {
  const { resource, message } = finding;
  const declared = resource && original.get(resource);
  return {
    ...finding,
    message: `as the vendor answered: ${message}`,
    ...(declared && { resource: declared }),
  };
}

function drift(
  { differences }: VendorView,
  resource: Resource | undefined,
  reads: ReadonlyMap<string, Reads>,
): RuleFinding[] {
  if (!resource) return [];
  return differences.flatMap(({ path, input, declared, answered, isEntry, holdsAddress }) => {
    const { byName = [], asText = [] } = reads.get(`${resource.urn} ${input}`) ?? {};
    // Rules that read every text look for where it leads: another size or name is nothing to them.
    const clauses = new Set([...byName, ...(holdsAddress ? asText : [])]);
    if (clauses.size === 0) return [];
    return [
      {
        pack: "snapshot",
        rule: "vendor-answers-as-declared",
        severity: "high" as const,
        clauses: [...clauses],
        // Vendors split and complete lists: one that keeps every rule as answered is shown, and is no contradiction yet.
        outcome: isEntry ? ("gap" as const) : ("unverified" as const),
        resource,
        message: `${path} is declared as ${declared}, and the vendor answered ${answered}.`,
        remediation:
          "Find out who changed it at the vendor, run pulumi up to bring back what is declared, and look again.",
      },
    ];
  });
}
