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
    if (isEncrypted(value))
      return isCiphertext(value.secure) ? [] : [{ key, why: "is nothing that the engine encrypted" }];
    if (text === "" || /^<owner fills: /.test(text)) return [];
    const shape = secretShape(text);
    if (shape) return [{ key, why: `looks like ${shape}` }];
    if (mustBeSecret.has(key)) return [{ key, why: "is a secret" }];
    const bare = key.replace(/^[^:]*:/, "");
    const isOwn = key.startsWith("kaitalk:");
    return !isOwn && namesSecret(bare) ? [{ key, why: "is called as a secret is" }] : [];
  });
}

/** Whether an entry says that it is encrypted. */
export function isEncrypted(entry: unknown): entry is { readonly secure: unknown } {
  return typeof entry === "object" && entry !== null && "secure" in entry;
}

/** With a passphrase the engine writes `v1:` before nonce and ciphertext; the ciphertexts of its service begin alike. */
function isCiphertext(text: unknown): boolean {
  return typeof text === "string" && /^(?:v1:[\w+/=:-]+|AAAB[\w+/]{16,}={0,2})$/.test(text);
}

/** Lines, from 1, of a file of YAML whose comment holds what looks like a key, and what that is. */
export function secretsInComments(yaml: string): { readonly line: number; readonly shape: string }[] {
  return yaml.split("\n").flatMap((text, index) => {
    const [, comment = ""] = /(?:^|\s)#(.*)$/.exec(text) ?? [];
    const shape = comment
      .split(/[\s=:"'`,;<>()]+/)
      .map((word) => secretShape(word))
      .find((found) => found !== undefined);
    return shape === undefined ? [] : [{ line: index + 1, shape }];
  });
}
