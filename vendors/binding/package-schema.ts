import { z } from "zod";
import type { ProviderFacts, ResourceFacts } from "./facts.ts";
import type { Properties, Shape } from "./shape.ts";

const property: z.ZodType<Property> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    $ref: z.string().optional(),
    items: property.optional(),
    additionalProperties: property.optional(),
    secret: z.boolean().optional(),
  }),
);
interface Property {
  type?: string | undefined;
  $ref?: string | undefined;
  items?: Property | undefined;
  additionalProperties?: Property | undefined;
  secret?: boolean | undefined;
}
const properties = z.record(z.string(), property).default({});
const names = z.array(z.string()).default([]);

/** What we read of a package schema as `pulumi package get-schema` prints it. */
export const packageSchema = z.looseObject({
  name: z.string(),
  config: z.looseObject({ variables: properties, required: names }).prefault({}),
  resources: z.record(
    z.string(),
    z.looseObject({
      inputProperties: properties,
      requiredInputs: names,
      properties,
    }),
  ),
  types: z.record(z.string(), z.looseObject({ properties, required: names })).default({}),
});
export type PackageSchema = z.infer<typeof packageSchema>;

/** The facts of the named resource types, without descriptions. A type that the schema lacks is left out. */
export function factsOf(
  schema: PackageSchema,
  tokens: readonly string[],
): Pick<ProviderFacts, "configuration"> & { resources: Record<string, Omit<ResourceFacts, "replaces">> } {
  const resources = tokens.flatMap((token) => {
    const resource = schema.resources[token];
    if (!resource) return [];
    const inputs = shapes(schema, resource.inputProperties, resource.requiredInputs);
    // Outputs are all there once a resource exists, so none is called optional.
    const outputs = shapes(schema, resource.properties, Object.keys(resource.properties));
    return [[token, { inputs, outputs }] as const];
  });
  return {
    configuration: shapes(schema, schema.config.variables, schema.config.required),
    resources: Object.fromEntries(resources),
  };
}

function shapes(
  schema: PackageSchema,
  entries: Readonly<Record<string, Property>>,
  required: readonly string[],
): Properties {
  return Object.fromEntries(
    Object.entries(entries)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, entry]) => {
        const shape = shapeOf(schema, entry);
        return [name, required.includes(name) ? shape : { ...shape, optional: true as const }];
      }),
  );
}

function shapeOf(schema: PackageSchema, entry: Property): Shape {
  if (entry.$ref) return referenced(schema, entry.$ref);
  const mark = entry.secret ? { secret: true as const } : {};
  switch (entry.type) {
    case "array":
      return { type: "list", of: shapeOf(schema, entry.items ?? {}) };
    case "object":
      return { type: "map", of: shapeOf(schema, entry.additionalProperties ?? { type: "string" }) };
    case "integer":
    case "number":
      return { type: "number", ...mark };
    case "string":
    case "boolean":
      return { type: entry.type, ...mark };
    default:
      return { type: "any", ...mark };
  }
}

function referenced(schema: PackageSchema, reference: string): Shape {
  const name = decodeURIComponent(reference.replace("#/types/", ""));
  const found = schema.types[name];
  return found
    ? { type: "object", properties: shapes(schema, found.properties, found.required) }
    : { type: "any" };
}
