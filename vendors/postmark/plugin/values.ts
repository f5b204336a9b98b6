/** A property bag as the engine sends it: plain JSON in which secrets are wrapped and unknowns are marked. */
export type Values = Readonly<Record<string, unknown>>;

const specialKey = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";
const unknownMarks: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
]);

/** The mark of a value that is known only after apply. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isUnknown(value: unknown): boolean {
  return unknownMarks.has(value);
}

/** True when any part of the value is known only after apply. */
export function holdsUnknown(value: unknown): boolean {
  const bare = unwrap(value);
  if (Array.isArray(bare)) return bare.some(holdsUnknown);
  return isRecord(bare) ? Object.values(bare).some(holdsUnknown) : isUnknown(bare);
}

/** Wraps a known value so that the engine encrypts it; wrapped and unknown values stay as they are. */
export function secret(value: unknown): unknown {
  return value === undefined || isSecret(value) || isUnknown(value)
    ? value
    : { [specialKey]: secretMark, value };
}

export function isSecret(value: unknown): value is { readonly value: unknown } {
  return isRecord(value) && value[specialKey] === secretMark;
}

/** The value without its secret wrappings, at every depth. */
export function unwrap(value: unknown): unknown {
  if (isSecret(value)) return unwrap(value.value);
  if (Array.isArray(value)) return value.map(unwrap);
  return isRecord(value) ? unwrapAll(value) : value;
}

export function unwrapAll(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unwrap(value)]));
}

/** Every text that stands inside a secret wrapping: what no message may repeat. */
export function secretTexts(value: unknown): readonly string[] {
  if (isSecret(value)) return texts(value.value);
  if (Array.isArray(value)) return value.flatMap(secretTexts);
  return isRecord(value) ? Object.values(value).flatMap(secretTexts) : [];
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return isUnknown(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
