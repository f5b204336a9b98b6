import { bindings } from "./binding/bindings.ts";
import type { Properties } from "./binding/shape.ts";
import { domainShape, messageStreamShape, serverShape, webhookShape } from "./postmark/shapes.ts";

const byToken = new Map<string, Properties>(
  [
    ...bindings.flatMap(({ resources }) => resources),
    domainShape,
    messageStreamShape,
    serverShape,
    webhookShape,
  ].map(({ token, outputs }) => [token, outputs]),
);

/** What a vendor fills of a type that is bound here; nothing for the types of Pulumi's own packages. */
export function outputShapes(type: string): Properties {
  return byToken.get(type) ?? {};
}
