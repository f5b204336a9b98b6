import { namesSecret, secretShape } from "../policies/safeguards/credentials.ts";

/**
 * The keys of a stack's configuration that hold a secret in the clear, each with why it is one. `mustBeSecret` are the
 * keys that the program takes as secrets. A value that the owner has yet to fill in is none.
 */
export function plainSecrets(
  config: Readonly<Record<string, unknown>>,
  mustBeSecret: ReadonlySet<string>,
): { readonly key: string; readonly why: string }[] {
  return Object.entries(config).flatMap(([key, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text === "" || /^<owner fills: /.test(text) || isEncrypted(value)) return [];
    const shape = secretShape(text);
    if (shape) return [{ key, why: `looks like ${shape}` }];
    if (mustBeSecret.has(key)) return [{ key, why: "is a secret" }];
    const bare = key.replace(/^[^:]*:/, "");
    const isOwn = key.startsWith("kaitalk:");
    return !isOwn && namesSecret(bare) ? [{ key, why: "is called as a secret is" }] : [];
  });
}

/** Whether an entry, or anything inside it, is encrypted as the engine does it. */
export function isEncrypted(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "secure" in entry;
}
