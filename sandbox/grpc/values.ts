import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import type { Json, JsonObject } from "../../vendors/simulation/json.ts";

/** How the engine marks a value as special, and a special value as secret. Source: `specialSigKey` of @pulumi/pulumi. */
const mark = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

export function fromStruct(struct: structPb.Struct | undefined): JsonObject {
  return (struct?.toJavaScript() ?? {}) as JsonObject;
}

export function toStruct(object: JsonObject): structPb.Struct {
  return structPb.Struct.fromJavaScript(object as Parameters<typeof structPb.Struct.fromJavaScript>[0]);
}

/** Marks the named properties secret, so that the engine encrypts them in its state. */
export function markSecrets(object: JsonObject, secret: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, secret.has(name) ? asSecret(value) : value]),
  );
}

function asSecret(value: Json): JsonObject {
  return { [mark]: secretMark, value };
}
