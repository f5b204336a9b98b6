import { readFacts } from "../../vendors/binding/facts.ts";
import type { Properties, Shape } from "../../vendors/binding/shape.ts";
import { postmarkProvider } from "../../vendors/postmark/binding.ts";
import * as postmark from "../../vendors/postmark/shapes.ts";
import { sdkInputs } from "./sdk-inputs.ts";

const bridged = new Set(["neon", "render", "stripe", "twilio"]);
const ofPostmark: Readonly<Record<string, Properties>> = {
  "pulumi:providers:postmark": postmarkProvider.inputs,
  ...Object.fromEntries(
    [postmark.serverShape, postmark.messageStreamShape, postmark.domainShape, postmark.webhookShape].map(
      ({ token, inputs }) => [token, inputs],
    ),
  ),
};

/**
 * Every plain value that a resource or provider takes, as the schema of its package says: `[]` stands for an item of a
 * list, `{}` for an entry of a map.
 */
export function knownInputs(token: string): string[] {
  const [head = "", , name = ""] = token.split(":");
  const pkg = head === "pulumi" ? name : head;
  if (pkg === "postmark") return below(ofPostmark[token] ?? {}, "");
  if (!bridged.has(pkg)) return sdkInputs(token);
  const facts = readFacts(pkg);
  return below(head === "pulumi" ? facts.configuration : (facts.resources[token]?.inputs ?? {}), "");
}

function below(properties: Properties, at: string): string[] {
  return Object.entries(properties).flatMap(([name, shape]) => places(shape, at ? `${at}.${name}` : name));
}

function places(shape: Shape, at: string): string[] {
  switch (shape.type) {
    case "object":
      return below(shape.properties, at);
    case "list":
      return places(shape.of, `${at}[]`);
    case "map":
      return places(shape.of, `${at}.{}`);
    default:
      return [at];
  }
}
