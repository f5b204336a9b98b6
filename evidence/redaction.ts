import { type Resource, Secret, type Value } from "../policies/kernel/resource.ts";
import type { Files } from "./write-files.ts";

/** Shorter secrets would match by chance inside ordinary words. */
const shortest = 6;
const emailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const telephoneNumber = /\+\d{8,15}\b/g;
const ipAddress = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** Every secret text that a plan holds in the clear, to be searched for in what is written. */
export class Secrets {
  /** By their first characters, so that a search costs the length of the text and not the number of secrets. */
  readonly #byHead: ReadonlyMap<string, readonly string[]>;

  constructor(resources: readonly Resource[]) {
    const texts = new Set<string>();
    for (const { inputs } of resources) collect(inputs, false, texts);
    const long = [...texts].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
    this.#byHead = Map.groupBy(long, (text) => text.slice(0, shortest));
  }

  /** The text with every secret replaced by `[secret]`. */
  mask(text: string): string {
    if (this.#byHead.size === 0) return text;
    let masked = "";
    let from = 0;
    for (let at = 0; at + shortest <= text.length; at++) {
      const found = this.#at(text, at);
      if (found === undefined) continue;
      masked += `${text.slice(from, at)}[secret]`;
      from = at + found.length;
      at = from - 1;
    }
    return masked + text.slice(from);
  }

  /** Whether any secret stands in the text. */
  occurIn(text: string): boolean {
    if (this.#byHead.size === 0) return false;
    for (let at = 0; at + shortest <= text.length; at++) if (this.#at(text, at) !== undefined) return true;
    return false;
  }

  #at(text: string, at: number): string | undefined {
    return this.#byHead.get(text.slice(at, at + shortest))?.find((secret) => text.startsWith(secret, at));
  }
}

/**
 * Masks secrets and what looks like personal data: e-mail addresses, telephone numbers, IPv4 addresses.
 * Addresses in `published` (the register's own contacts) stay.
 */
export function redactor(secrets: Secrets, published: readonly string[]): (text: string) => string {
  const known = new Map<string, string>();
  const redact = (text: string) =>
    secrets
      .mask(text)
      .replace(emailAddress, (address) => (published.includes(address) ? address : "[e-mail address]"))
      .replace(telephoneNumber, "[telephone number]")
      .replace(ipAddress, "[IP address]");
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const redacted = redact(text);
    known.set(text, redacted);
    return redacted;
  };
}

/** The last guard before anything is written. Throws where a file would hold a secret; never says which. */
export function refuseSecrets(files: Files, secrets: Secrets): void {
  for (const [path, content] of files)
    if (typeof content === "string" && secrets.occurIn(content))
      throw new Error(`${path} would hold a secret of the plan; nothing was written`);
}

function collect(value: Value, secret: boolean, into: Set<string>): void {
  if (value instanceof Secret) collect(value.value, true, into);
  else if (typeof value === "string" && secret) into.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, secret, into);
  else if (typeof value === "object" && value !== null)
    for (const entry of Object.values(value)) collect(entry, secret, into);
}
