import type { Properties, Shape } from "../../binding/shape.ts";
import type { Failure, ResourceKind } from "./resource-kind.ts";
import { holdsUnknown, isRecord, isUnknown, secret, unwrap, unwrapAll, type Values } from "./values.ts";

/** The inputs with defaults filled in and secrets wrapped, and everything that is wrong with them. */
export function checkInputs(
  kind: ResourceKind,
  olds: Values,
  news: Values,
): { inputs: Values; failures: readonly Failure[] } {
  const inputs = markSecrets(kind, kind.complete(withoutAbsent(news)));
  const shapeFailures = objectFailures(kind.inputs, unwrapAll(inputs), "");
  const failures =
    shapeFailures.length > 0
      ? shapeFailures
      : kind.check(unwrapAll(withoutUnknown(inputs)), unwrapAll(withoutUnknown(olds)));
  return { inputs, failures };
}

/** Wraps what the type declares as secret: whole inputs, and texts inside them. */
export function markSecrets(kind: ResourceKind, inputs: Values): Values {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      kind.secretInputs.includes(name) ? secret(value) : markNested(kind.inputs[name], value),
    ]),
  );
}

export function markNested(shape: Shape | undefined, value: unknown): unknown {
  if (shape !== undefined && "secret" in shape && shape.secret) return secret(value);
  if (shape?.type !== "object" || !isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, markNested(shape.properties[name], inner)]),
  );
}

function withoutAbsent(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}

function withoutUnknown(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !holdsUnknown(value)));
}

function objectFailures(properties: Properties, values: Values, prefix: string): readonly Failure[] {
  const foreign = Object.keys(values).filter((name) => !(name in properties));
  return [
    ...foreign.map((name) => ({
      property: prefix + name,
      reason: `is not a property; remove it or use one of ${Object.keys(properties).join(", ")}.`,
    })),
    ...Object.entries(properties).flatMap(([name, shape]) =>
      valueFailures(shape, values[name], prefix + name),
    ),
  ];
}

function valueFailures(shape: Shape, value: unknown, property: string): readonly Failure[] {
  if (value === undefined || value === null)
    return shape.optional ? [] : [{ property, reason: `is missing; set it to ${expected(shape)}.` }];
  if (isUnknown(value)) return [];
  if (shape.type === "object" && isRecord(value))
    return objectFailures(shape.properties, value, `${property}.`);
  if (shape.type === "map" && isRecord(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      valueFailures(shape.of, inner, `${property}.${key}`),
    );
  if (shape.type === "list" && Array.isArray(value))
    return value.flatMap((inner, index) => valueFailures(shape.of, inner, `${property}[${index}]`));
  if (shape.type === "string" && typeof value === "string" && isAllowed(shape.values, value)) return [];
  if ((shape.type === "number" || shape.type === "boolean") && typeof value === shape.type) return [];
  return [{ property, reason: `is not accepted; set it to ${expected(shape)}.` }];
}

function isAllowed(allowed: readonly string[] | undefined, value: string): boolean {
  return allowed === undefined ? value !== "" : allowed.includes(value);
}

/** The value itself is never repeated: it may be a secret. */
function expected(shape: Shape): string {
  if (shape.type === "string" && shape.values) return `one of ${shape.values.join(", ")}`;
  const nouns = {
    string: "a text that is not empty",
    number: "a number",
    boolean: "true or false",
    any: "a value",
    list: "a list",
    map: "a map of texts",
    object: "an object",
  };
  return nouns[shape.type];
}

/** Plain, known text of an input; absent where it is unknown or missing. */
export function textOf(inputs: Values, name: string): string | undefined {
  const value = unwrap(inputs[name]);
  return typeof value === "string" && !isUnknown(value) ? value : undefined;
}
