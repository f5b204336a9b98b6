import { type Resource, Secret, type Value } from "../policies/kernel/resource.ts";

/** Shorter secrets would match by chance inside ordinary words. */
const shortest = 6;
const emailAddress = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const telephoneNumber = /\+\d{8,15}\b/g;
const ipAddress = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** Every secret text that a plan holds in the clear, to be searched for in what is written. */
export class Secrets {
  /** By their first characters, so that a search costs the length of the text and not the number of secrets. */
  readonly #byHead: ReadonlyMap<string, readonly string[]>;
  /** Which hashes of two characters any secret begins with: what lets most places be passed over at once. */
  readonly #begins = new Uint8Array(1 << 12);

  constructor(resources: readonly Resource[]) {
    const texts = new Set<string>();
    for (const { inputs } of resources) collect(inputs, false, texts);
    const forms = new Set([...texts].flatMap((text) => [...formsOf(text)]));
    const long = [...forms].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
    this.#byHead = Map.groupBy(long, (text) => text.slice(0, shortest));
    for (const text of long) this.#begins[hashAt(text, 0)] = 1;
  }

  /** The text with every secret replaced by `[secret]`. */
  mask(text: string): string {
    let masked = "";
    let from = 0;
    for (let found = this.#find(text, 0); found; found = this.#find(text, from)) {
      masked += `${text.slice(from, found.at)}[secret]`;
      from = found.at + found.secret.length;
    }
    return masked + text.slice(from);
  }

  /** Whether any secret stands in the text. */
  occurIn(text: string): boolean {
    return this.#find(text, 0) !== undefined;
  }

  /** The first place at or after `from` where a secret begins, the longest one first. */
  #find(text: string, from: number): { readonly at: number; readonly secret: string } | undefined {
    if (this.#byHead.size === 0) return undefined;
    for (let at = from; at + shortest <= text.length; at++) {
      if (this.#begins[hashAt(text, at)] === 0) continue;
      const secret = this.#byHead
        .get(text.slice(at, at + shortest))
        ?.find((candidate) => text.startsWith(candidate, at));
      if (secret !== undefined) return { at, secret };
    }
    return undefined;
  }
}

function hashAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & 0xfff;
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

/**
 * The last guard before a file is written: hands its pieces on, and throws where one holds a secret. Never says which.
 */
export function* withoutSecrets(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  secrets: Secrets,
): Generator<string | Uint8Array> {
  for (const piece of pieces) {
    if (typeof piece === "string" && secrets.occurIn(piece))
      throw new Error(`${path} would hold a secret of the plan; nothing was written`);
    yield piece;
  }
}

/** The ways in which a secret can stand in a file: as it is, inside JSON, and line by line where it has several. */
function* formsOf(text: string): Generator<string> {
  yield text;
  yield JSON.stringify(text).slice(1, -1);
  for (const line of text.split(/\r?\n/)) yield line.trim();
}

function collect(value: Value, secret: boolean, into: Set<string>): void {
  if (value instanceof Secret) collect(value.value, true, into);
  else if (typeof value === "string" && secret) into.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, secret, into);
  else if (typeof value === "object" && value !== null)
    for (const entry of Object.values(value)) collect(entry, secret, into);
}
