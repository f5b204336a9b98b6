import type { ResourceFacts } from "./facts.ts";
import type { Properties, Shape } from "./shape.ts";

/**
 * Holds what a binding declares against what the real provider accepts: an unknown property, another type, a required
 * input that the binding lacks or lets its caller leave out. One sentence a problem; none means that it fits.
 */
export function verifyBinding(
  declared: { readonly inputs: Properties; readonly outputs: Properties },
  facts: Pick<ResourceFacts, "inputs" | "outputs">,
): string[] {
  return [
    ...verifyProperties("input ", declared.inputs, facts.inputs),
    ...missing("input ", declared.inputs, facts.inputs),
    ...verifyProperties("output ", declared.outputs, facts.outputs),
  ];
}

/** The same for the configuration of a provider, whose inputs all have a place in the environment. */
export function verifyConfiguration(declared: Properties, facts: Properties): string[] {
  return [...verifyProperties("setting ", declared, facts), ...missing("setting ", declared, facts)];
}

function verifyProperties(path: string, declared: Properties, facts: Properties): string[] {
  return Object.entries(declared).flatMap(([name, shape]) => {
    const fact = facts[name];
    if (!fact) return [`${path}${name} is unknown to the provider`];
    return verifyShape(`${path}${name}`, shape, fact);
  });
}

function verifyShape(path: string, shape: Shape, fact: Shape): string[] {
  if (shape.type !== fact.type)
    return [`${path} is of type ${shape.type} here and ${fact.type} at the provider`];
  if (shape.type === "object" && fact.type === "object") {
    const within = `${path}.`;
    return [
      ...verifyProperties(within, shape.properties, fact.properties),
      ...(path.startsWith("output ") ? [] : missing(within, shape.properties, fact.properties)),
    ];
  }
  if ((shape.type === "list" || shape.type === "map") && (fact.type === "list" || fact.type === "map"))
    return verifyShape(`${path}[]`, shape.of, fact.of);
  return [];
}

function missing(path: string, declared: Properties, facts: Properties): string[] {
  return Object.entries(facts)
    .filter(([, fact]) => !fact.optional)
    .flatMap(([name]) => {
      const shape = declared[name];
      if (!shape) return [`${path}${name} is required by the provider and not declared`];
      return shape.optional ? [`${path}${name} is required by the provider and may be left out here`] : [];
    });
}

/** A value that is not known before a resource exists; it has every type. */
export type IsUnknown = (value: unknown) => boolean;

/** Holds the inputs that a program passes against what the real provider accepts. One sentence a problem. */
export function verifyInputs(
  inputs: Readonly<Record<string, unknown>>,
  facts: Properties,
  isUnknown: IsUnknown,
  path = "",
): string[] {
  const required = Object.keys(facts).filter((name) => !facts[name]?.optional && isAbsent(inputs[name]));
  return [
    ...required.map((name) => `${path}${name} is required by the provider and missing`),
    ...Object.entries(inputs)
      .filter(([, value]) => !isAbsent(value))
      .flatMap(([name, value]) => {
        const fact = facts[name];
        if (!fact) return [`${path}${name} is unknown to the provider`];
        return verifyValue(`${path}${name}`, value, fact, isUnknown);
      }),
  ];
}

function verifyValue(path: string, value: unknown, fact: Shape, isUnknown: IsUnknown): string[] {
  if (isUnknown(value) || fact.type === "any") return [];
  const actual = typeOf(value);
  switch (fact.type) {
    case "list":
      if (!Array.isArray(value)) return [`${path} is of type ${actual}; the provider takes a list`];
      return value.flatMap((entry, index) => verifyValue(`${path}[${index}]`, entry, fact.of, isUnknown));
    case "map":
      if (!isRecord(value)) return [`${path} is of type ${actual}; the provider takes a map`];
      return Object.entries(value).flatMap(([key, entry]) =>
        verifyValue(`${path}.${key}`, entry, fact.of, isUnknown),
      );
    case "object":
      if (!isRecord(value)) return [`${path} is of type ${actual}; the provider takes an object`];
      return verifyInputs(value, fact.properties, isUnknown, `${path}.`);
    default:
      return actual === fact.type ? [] : [`${path} is of type ${actual}; the provider takes a ${fact.type}`];
  }
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
