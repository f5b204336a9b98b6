import { InputError } from "../../register/input-error.ts";
import { HIDDEN, Secret, UNKNOWN, type Value } from "./resource.ts";

/** How the engine writes an unknown value of each type. Source: @pulumi/policy, proxy.js. */
const unknownSentinels: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The key by which the engine tells a special value from an object, and what it holds for a secret. */
export const signature = "4dabf18193072939515e22adb298388d";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Inputs as the engine writes them (wire, preview, state) → values as rules read them. A secret that only its owner can decrypt is a secret whose content is hidden. */
export function fromEngine(value: unknown): Value {
  if (unknownSentinels.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(fromEngine);
  if (typeof value !== "object" || value === null) return (value ?? null) as Value;
  if (value instanceof Secret) return value;
  const fields = value as Record<string, unknown>;
  if (fields[signature] === secretSignature) return new Secret(secretContent(fields));
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key !== "__defaults")
      .map(([key, entry]) => [key, fromEngine(entry)]),
  );
}

function secretContent(fields: Record<string, unknown>): Value {
  if ("value" in fields) return fromEngine(fields.value);
  if (typeof fields.plaintext !== "string") return HIDDEN;
  return fromEngine(parsed(fields.plaintext));
}

/** The text itself is in no message: it is a secret, whole or cut off. */
function parsed(plaintext: string): unknown {
  try {
    return JSON.parse(plaintext);
  } catch {
    throw new InputError(["holds a secret whose plaintext is not JSON, as no engine writes it."]);
  }
}
