import type { Properties, Resource } from "../policies/kernel/resource.ts";
import { Subject } from "../policies/kernel/subject.ts";
import { allClauses } from "../register/clauses.ts";
import { InputError } from "../register/input-error.ts";
import { types } from "../vendors/types.ts";

/** What a new rule is about: one property of one type of resource that has one good value. */
export interface NewRule {
  readonly pack: string;
  readonly id: string;
  readonly clause: string;
  /** Pulumi type token, such as `neon:index/project:Project`. */
  readonly type: string;
  readonly property: string;
  readonly good: string | number | boolean;
}

/**
 * A rule and its test as they stand before a person makes them say what the promise says: both run. Path → text. Throws
 * `InputError` for a pack, a clause or a type that is none.
 */
export function ruleFiles(rule: NewRule, packs: readonly string[]): Map<string, string> {
  const where = placeOfType(rule.type);
  const problems = [
    ...(packs.includes(rule.pack) ? [] : [`"${rule.pack}" is no pack; there are: ${packs.join(", ")}.`]),
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(rule.id)
      ? []
      : [
          `"${rule.id}" is no name of a rule; write <thing>-<condition that holds>, such as neon-project-single.`,
        ]),
    ...([...allClauses().keys()].includes(rule.clause as never)
      ? []
      : [`no clause is called "${rule.clause}"; see: npx kaitalk explain.`]),
    ...(where ? [] : [`vendors/types.ts has no type "${rule.type}"; add it there, or correct it.`]),
  ];
  if (problems.length > 0 || !where) throw new InputError(problems);
  return new Map([
    [`policies/${rule.pack}/rules/${rule.id}.ts`, ruleText(rule, where)],
    [`test/policies/${rule.pack}/rules/${rule.id}.test.ts`, testText(rule, where)],
  ]);
}

/** `neon.project` of a type token. */
function placeOfType(type: string): string | undefined {
  for (const [vendor, named] of Object.entries<Readonly<Record<string, string>>>(types))
    for (const [name, token] of Object.entries(named)) if (token === type) return `${vendor}.${name}`;
  return undefined;
}

function nameOf(id: string): string {
  return id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleText({ id, clause, property, good }: NewRule, where: string): string {
  return `import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const ${nameOf(id)} = defineRule({
  id: "${id}",
  severity: "high",
  clauses: ["${clause}"],
  description: "Say the good state in one sentence.",
  remediation: "Say in one sentence how to bring it about.",
  subjects: { types: [types.${where}] },
  messages: { other: "${property} is {actual}; say what that breaks." },
  check(subject, violated) {
    const found = subject.read("${property}");
    if (found.value !== ${JSON.stringify(good)}) violated("other", { actual: found });
  },
});
`;
}

function testText({ pack, id, type, property, good }: NewRule, where: string): string {
  const bad = typeof good === "boolean" ? !good : typeof good === "number" ? good + 1 : "something else";
  const message = (actual: string) => literal(`${property} is ${actual}; say what that breaks.`);
  const omitted = new Subject(bare(type)).read(property);
  const whenOmitted = omitted.value === good ? '[], outcome: "met"' : `[${message(String(omitted))}]`;
  return `import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { ${nameOf(id)} } from "../../../../policies/${pack}/rules/${id}.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(${nameOf(id)}, {
  pass: [[resource(types.${where}, { ${property}: ${JSON.stringify(good)} })]],
  fail: [
    {
      stack: [resource(types.${where}, { ${property}: ${JSON.stringify(bad)} })],
      says: [${message(JSON.stringify(bad))}],
    },
  ],
  omitted: [{ stack: [resource(types.${where})], says: ${whenOmitted} }],
  unknown: [
    {
      stack: [resource(types.${where}, { ${property}: UNKNOWN })],
      says: [
        "${property} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
`;
}

/** As the formatter quotes it. */
function literal(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "\\'")}'` : JSON.stringify(text);
}

/** A resource of which nothing is declared, to learn what its vendor does then. */
function bare(type: string): Resource {
  return { type, inputs: {} as Properties } as Resource;
}
