import type { Variable } from "../../register/schema.ts";
import { subProcessorOfPackage } from "../../register/vendor-facts.ts";
import { resourcesAt } from "../kernel/by-urn.ts";
import { oncePerStack } from "../kernel/once-per-stack.ts";
import { HIDDEN, opened, packageOf, type Resource, UNKNOWN, type Value } from "../kernel/resource.ts";
import type { Stack } from "../kernel/rule.ts";
import { type Subject, Unverified } from "../kernel/subject.ts";

/**
 * Why a variable's value is not from where the register says, as the end of a sentence; undefined where it is. A value that is shown is the resource's own where the resource answered it. One that is not known yet, or hidden, is
 * taken to be where the service depends on the resource. Throws `Unverified` where nothing tells.
 */
export function wrongOrigin(entry: Subject, variable: Variable, stack: Stack): string | undefined {
  const value = opened(entry.raw("value") ?? null);
  const dependencies = entry.resource.propertyDependencies.envVars ?? [];
  const { from, owner } = variable;
  if (!from && variable.kind === "credential")
    return value === UNKNOWN ? "is not known yet, and the configuration alone may give it" : undefined;
  if (!from) {
    const isOwners = ({ resource }: Subject) => ownerOf(resource) === owner;
    return value === UNKNOWN && !resourcesAt(stack, dependencies).some(isOwners)
      ? "is not known yet, and comes from no resource that may give it"
      : undefined;
  }
  // A password of the configuration looks like any other once it is known.
  if (from.orConfiguration && value !== UNKNOWN) return undefined;
  const { urns, answers, areSilent } = giversOf(stack)(from);
  const giver = from.name ?? from.type;
  const elsewhere = `does not come from ${giver}, which alone may give it`;
  const dependsOnGiver = dependencies.some((urn) => urns.has(urn));
  if (value === UNKNOWN) return dependsOnGiver ? undefined : elsewhere;
  if (typeof value === "string") {
    if (answers.has(value)) return undefined;
    if (areSilent) return `is written down; ${giver} alone may give it`;
    if (!answers.has(HIDDEN)) return elsewhere;
  }
  // What was imported has no dependencies: nothing of the source could tell where a hidden key is from.
  const isHiddenKey = value === HIDDEN && variable.kind === "credential";
  if (dependsOnGiver || (isHiddenKey && isImported(entry.resource))) return undefined;
  throw new Unverified(
    `${entry.path}.value is hidden, or what it should come from is, and the service does not depend on that`,
    "judge the program, or a state exported with --show-secrets",
  );
}

/** The resources that may give a variable, and what their vendors answered for the outputs that give it. */
interface Givers {
  readonly urns: ReadonlySet<string>;
  readonly answers: ReadonlySet<Value | undefined>;
  /** No vendor's answer is known. */
  readonly areSilent: boolean;
}

const giversOf = oncePerStack((stack) => {
  const known = new Map<string, Givers>();
  return ({ type, name, outputs }: NonNullable<Variable["from"]>): Givers => {
    const key = JSON.stringify([type, name, outputs]);
    const found = known.get(key);
    if (found) return found;
    const givers = stack
      .ofType(type)
      .map(({ resource }) => resource)
      .filter((resource) => name === undefined || resource.name === name);
    const gathered = {
      urns: new Set(givers.map(({ urn }) => urn)),
      answers: new Set(
        givers.flatMap(({ id, outputs: answered = {} }) =>
          outputs.map((output) => (output === "id" ? id : opened(answered[output] ?? null))),
        ),
      ),
      areSilent: givers.every(({ outputs: answered = {} }) => Object.keys(answered).length === 0),
    };
    known.set(key, gathered);
    return gathered;
  };
});

function isImported({ dependencies, secretsVisible }: Resource): boolean {
  return secretsVisible && dependencies.length === 0;
}

function ownerOf({ type }: Resource): string | undefined {
  return subProcessorOfPackage(packageOf(type));
}
