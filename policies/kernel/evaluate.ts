import type { ClauseId } from "../../register/clause-ids.ts";
import { books } from "../../register/read-books.ts";
import type { Pack } from "./pack.ts";
import { Redactor } from "./redaction.ts";
import type { Resource } from "./resource.ts";
import type {
  About,
  Circumstances,
  Population,
  ResourceRule,
  Rule,
  Severity,
  Stack,
  Violated,
} from "./rule.ts";
import { NotApplicable, Subject, Unverified } from "./subject.ts";

/**
 * gap: nothing is broken, and less is shown than the promise needs, so it is not met. not-applicable: the source of the
 * plan cannot show what the rule asks for; it is never read as met.
 */
export type Outcome = "met" | "gap" | "violated" | "unverified" | "not-applicable" | "error";

/** What one rule says of one resource, or of the stack where `resource` is absent. */
export interface Finding {
  readonly pack: string;
  readonly rule: string;
  readonly severity: Severity;
  /** The promises that it speaks of: all that the rule guards, or those alone that it found broken or kept. */
  readonly clauses: readonly string[];
  readonly outcome: Outcome;
  readonly resource?: Resource;
  /** One sentence; for `met` the rule's description. */
  readonly message: string;
  readonly remediation: string;
}

/**
 * A plan's resources as rules see them, the stack and providers among them. Without circumstances it is judged with the
 * shipped attestations on the day of the shipped register.
 */
export function stackOf(
  resources: readonly Resource[],
  {
    asOf = books().register.value.version,
    attestations = books().attestations.value.attestations,
    configured,
  }: Partial<Circumstances> = {},
): Stack {
  const all = resources.map((resource) => new Subject(resource));
  const byType = Map.groupBy(all, ({ resource }) => resource.type);
  let redactor: Redactor | undefined;
  return {
    asOf,
    attestations,
    configured,
    all,
    ofType(...types) {
      const [type] = types;
      // No copy: each subject of a rule may ask.
      if (types.length === 1 && type !== undefined) return byType.get(type) ?? [];
      return types.flatMap((each) => byType.get(each) ?? []);
    },
    redact(text) {
      redactor ??= new Redactor(resources);
      return redactor.redact(text);
    },
  };
}

/** Every finding of a pack, in the order of its rules, then of the plan. Pure; linear in rules × their subjects. */
export function evaluatePack(pack: Pack, stack: Stack): Finding[] {
  return pack.rules.flatMap((rule) => evaluateRule(pack.name, rule, stack));
}

/**
 * Every finding of one rule: at least one for each subject, or for the stack. A resource of which `isKnown` says that
 * it would be judged as before counts, and is not judged by a rule that looks at nothing else.
 */
export function evaluateRule(
  pack: string,
  rule: Rule,
  stack: Stack,
  isKnown: (resource: Resource) => boolean = () => false,
): Finding[] {
  if ("checkStack" in rule)
    return judge({ pack, rule, redact: stack.redact }, (violated) => rule.checkStack(stack, violated));
  const subjects = subjectsOf(rule.subjects, stack);
  const findings = subjects.flatMap((subject) =>
    "check" in rule
      ? isKnown(subject.resource)
        ? []
        : judgeSubject(pack, rule, subject, stack)
      : judge({ pack, rule, subject, redact: stack.redact }, (violated) => {
          rule.subjects.where?.(subject);
          rule.checkInStack(subject, stack, violated);
        }),
  );
  if (subjects.length === 0 && rule.subjects.absent) return [finding(pack, rule, "met", rule.description)];
  return [...findings, ...missingSubjects(pack, rule, subjects.length)];
}

/** What one resource rule says of one resource; empty where the rule is not about it. */
export function evaluateResource(
  pack: string,
  rule: Rule,
  resource: Resource,
  on: Partial<Circumstances> = {},
): Finding[] {
  const subject = new Subject(resource);
  if (!("check" in rule) || !isSubject(rule.subjects, subject)) return [];
  return judgeSubject(pack, rule, subject, stackOf([resource], on));
}

/** A violation where the register expects more subjects than the plan has: a rule that judges nothing proves nothing. */
export function missingSubjects(pack: string, rule: Rule, count: number): Finding[] {
  const { atLeast = 0, types, called } = rule.subjects;
  if (count >= atLeast) return [];
  const name = called ?? (types === "every" ? "resource" : types.join(" or "));
  return [finding(pack, rule, "violated", `${count} of at least ${atLeast} ${name} declared.`)];
}

export function subjectsOf(population: Population, stack: Stack): readonly Subject[] {
  const candidates = population.types === "every" ? stack.all : stack.ofType(...population.types);
  return candidates.filter((candidate) => isSubject(population, candidate));
}

function isSubject({ types, where }: Population, candidate: Subject): boolean {
  const { custom, type } = candidate.resource;
  if (types === "every" ? !custom : !types.includes(type)) return false;
  try {
    return where?.(candidate) ?? true;
  } catch {
    // What cannot be told apart is judged; asking again there makes the finding unverified.
    return true;
  }
}

function judgeSubject(
  pack: string,
  rule: ResourceRule,
  subject: Subject,
  { redact, asOf }: Stack,
): Finding[] {
  return judge({ pack, rule, subject, redact }, (violated) => {
    rule.subjects.where?.(subject);
    rule.check(subject, violated, { asOf });
  });
}

type Redact = Stack["redact"];

interface Trial {
  readonly pack: string;
  readonly rule: Rule;
  /** Absent where the stack as a whole is judged. */
  readonly subject?: Subject;
  /** No secret of the stack, and no data about a person, is in a message. */
  readonly redact: Redact;
}

/**
 * What a rule finds wrong, each against the promises that it breaks; and for its other promises, or for all of them,
 * that it found nothing.
 */
function judge(
  { pack, rule, subject, redact }: Trial,
  run: (violated: Violated<never, ClauseId>) => void,
): Finding[] {
  const guarded = clausesOf(rule, subject);
  const findings: Finding[] = [];
  let kept = guarded;
  const report = (outcome: Outcome, message: string, clauses = guarded, at = subject?.resource) => {
    findings.push(finding(pack, rule, outcome, message, clauses, at));
    kept = kept.filter((clause) => !clauses.includes(clause));
  };
  const violated = (
    id: string,
    parameters: Record<string, unknown> = {},
    { at, breaks, as }: About<ClauseId> = {},
  ) => report(as ?? "violated", fill(rule.messages[id] ?? id, parameters, redact), breaks, at);
  try {
    run(violated as Violated<never, ClauseId>);
  } catch (error) {
    const { outcome, sentence, clauses } = failure(error);
    report(outcome, redact(sentence), clauses);
  }
  if (kept.length > 0) findings.push(finding(pack, rule, "met", rule.description, kept, subject?.resource));
  return findings;
}

/** The promises that a rule's word on this subject speaks of; all that it guards where the subject hides which. */
function clausesOf({ clauses, bearsOn }: Rule, subject: Subject | undefined): readonly ClauseId[] {
  try {
    return (subject && bearsOn?.(subject)) ?? clauses;
  } catch (error) {
    if (error instanceof Unverified) return clauses;
    throw error;
  }
}

function failure(error: unknown): {
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly clauses?: readonly ClauseId[] | undefined;
} {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof NotApplicable) return { outcome: "not-applicable", sentence: words };
  if (error instanceof Unverified)
    return {
      outcome: "unverified",
      sentence: `${words}, so the rule cannot be checked; ${error.advice}.`,
      clauses: error.clauses,
    };
  return { outcome: "error", sentence: `the rule failed: ${words}` };
}

function finding(
  pack: string,
  rule: Rule,
  outcome: Outcome,
  message: string,
  clauses: readonly ClauseId[] = rule.clauses,
  resource?: Resource,
): Finding {
  const { id, severity } = rule;
  const remediation =
    outcome === "error"
      ? `Mend policies/${pack}/rules/${id}.ts: the rule is at fault, whatever it judges.`
      : rule.remediation;
  return { pack, rule: id, severity, clauses, outcome, message, remediation, ...(resource && { resource }) };
}

function fill(template: string, parameters: Record<string, unknown>, redact: Redact): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => redact(String(parameters[name])));
}
