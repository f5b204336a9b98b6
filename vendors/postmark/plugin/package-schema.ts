import type { Properties, Shape } from "../../binding/shape.ts";
import type { ResourceKind } from "./resource-kind.ts";

/** The package in Pulumi's schema language, made from the same shapes that the bindings are made from. */
export function packageSchema(version: string, kinds: readonly ResourceKind[]) {
  const types: Record<string, unknown> = {};
  const resources = kinds.map((kind) => {
    const name = kind.token.split(":").at(-1) ?? kind.token;
    const inputs = propertySpecs(kind.inputs, kind.secretInputs, name, types);
    for (const property of kind.immutable)
      Object.assign(inputs[property] ?? {}, { willReplaceOnChanges: true });
    const required = requiredNames(kind.inputs);
    return [
      kind.token,
      {
        description: kind.description,
        inputProperties: inputs,
        requiredInputs: required,
        properties: { ...inputs, ...propertySpecs(kind.outputs, [], name, types) },
        required: [...required, ...requiredNames(kind.outputs)],
      },
    ];
  });
  const accountToken = {
    type: "string",
    description: "Account API token. Postmark shows it to account owners and admins under API Tokens.",
    secret: true,
    defaultInfo: { environment: ["POSTMARK_ACCOUNT_TOKEN"] },
  };
  return {
    name: "postmark",
    version,
    displayName: "Postmark",
    description: "Servers, message streams, sending domains and webhooks of a Postmark account.",
    license: "MIT",
    config: { variables: { accountToken } },
    provider: { inputProperties: { accountToken } },
    types,
    resources: Object.fromEntries(resources),
  };
}

function requiredNames(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => properties[name]?.optional !== true);
}

function propertySpecs(
  properties: Properties,
  secrets: readonly string[],
  owner: string,
  types: Record<string, unknown>,
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => {
      const secret = secrets.includes(name) || ("secret" in shape && shape.secret === true);
      return [name, { ...typeSpec(shape, `${owner}${capital(name)}`, types), ...(secret ? { secret } : {}) }];
    }),
  );
}

function typeSpec(shape: Shape, name: string, types: Record<string, unknown>): object {
  switch (shape.type) {
    case "object": {
      const token = `postmark:index:${name}`;
      types[token] = {
        type: "object",
        properties: propertySpecs(shape.properties, [], name, types),
        required: requiredNames(shape.properties),
      };
      return { $ref: `#/types/${token}` };
    }
    case "list":
      return { type: "array", items: typeSpec(shape.of, name, types) };
    case "map":
      return { type: "object", additionalProperties: typeSpec(shape.of, name, types) };
    case "any":
      return { $ref: "pulumi.json#/Any" };
    default:
      return { type: shape.type };
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
