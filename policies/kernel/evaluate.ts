import type { Pack } from "./pack.ts";
import type { Resource } from "./resource.ts";
import type { Population, Rule, Severity, Stack, Violated } from "./rule.ts";
import { Node, Unverified } from "./subject.ts";

export type Outcome = "met" | "violated" | "unverified" | "error";

/** What one rule says of one resource, or of the stack where `resource` is absent. */
export interface Finding {
  readonly pack: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly clauses: readonly string[];
  readonly outcome: Outcome;
  readonly resource?: Resource;
  /** One sentence; for `met` the rule's description. */
  readonly message: string;
  readonly remediation: string;
}

/** A plan's resources as rules see them. The stack and provider resources are there too. */
export function stackOf(resources: readonly Resource[]): Stack {
  const all = resources.map((resource) => new Node(resource));
  const byType = Map.groupBy(all, ({ resource }) => resource.type);
  return { all, ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []) };
}

/** Every finding of a pack, in the order of its rules, then of the plan. Pure; linear in rules × their subjects. */
export function evaluatePack(pack: Pack, stack: Stack): Finding[] {
  return pack.rules.flatMap((rule) => evaluateRule(pack.name, rule, stack));
}

/** Every finding of one rule: at least one for each subject, or for the stack. */
export function evaluateRule(pack: string, rule: Rule, stack: Stack): Finding[] {
  if ("checkStack" in rule)
    return judge(pack, rule, undefined, (violated) => rule.checkStack(stack, violated));
  const subjects = subjectsOf(rule.subjects, stack);
  const findings = subjects.flatMap((subject) =>
    judge(pack, rule, subject.resource, (violated) =>
      "check" in rule ? rule.check(subject, violated) : rule.checkInStack(subject, stack, violated),
    ),
  );
  if (subjects.length === 0 && rule.subjects.absent)
    return [finding(pack, rule, "met", undefined, rule.description)];
  return [...findings, ...missingSubjects(pack, rule, subjects.length)];
}

/** What one resource rule says of one resource; empty where the rule does not apply to its type. */
export function evaluateResource(pack: string, rule: Rule, resource: Resource): Finding[] {
  const { types } = rule.subjects;
  if (!("check" in rule) || !(types === "every" ? resource.custom : types.includes(resource.type))) return [];
  return judge(pack, rule, resource, (violated) => rule.check(new Node(resource), violated));
}

/** A violation where the register expects more subjects than the plan has: a rule that judges nothing proves nothing. */
export function missingSubjects(pack: string, rule: Rule, count: number): Finding[] {
  const { atLeast = 0, types } = rule.subjects;
  if (count >= atLeast) return [];
  const message = `${count} of at least ${atLeast} ${types === "every" ? "resource" : types.join(" or ")} declared.`;
  return [finding(pack, rule, "violated", undefined, message)];
}

export function subjectsOf({ types }: Population, stack: Stack): readonly Node[] {
  return types === "every" ? stack.all.filter(({ resource }) => resource.custom) : stack.ofType(...types);
}

function judge(
  pack: string,
  rule: Rule,
  resource: Resource | undefined,
  run: (violated: Violated<never>) => void,
): Finding[] {
  const findings: Finding[] = [];
  const violated = (id: string, parameters: Record<string, unknown> = {}, at?: Resource) => {
    findings.push(finding(pack, rule, "violated", at ?? resource, fill(rule.messages[id] ?? id, parameters)));
  };
  try {
    run(violated as Violated<never>);
  } catch (error) {
    const unverified = error instanceof Unverified;
    const message = unverified
      ? `${error.message}, so the rule cannot be checked; declare it as a literal.`
      : `the rule failed: ${error instanceof Error ? error.message : String(error)}`;
    findings.push(finding(pack, rule, unverified ? "unverified" : "error", resource, message));
  }
  return findings.length > 0 ? findings : [finding(pack, rule, "met", resource, rule.description)];
}

function finding(
  pack: string,
  rule: Rule,
  outcome: Outcome,
  resource: Resource | undefined,
  message: string,
): Finding {
  const { id, severity, clauses, remediation } = rule;
  return { pack, rule: id, severity, clauses, outcome, message, remediation, ...(resource && { resource }) };
}

function fill(template: string, parameters: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));
}
