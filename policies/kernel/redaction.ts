import { books } from "../../register/read-books.ts";
import { secretForms } from "../../register/secret-forms.ts";
import { visible } from "../../register/visible.ts";
import { personalDataIn } from "./personal-data.ts";
import { type Resource, Secret, type Value } from "./resource.ts";

/** Shorter secrets open nothing, and would blot out what everybody reads. */
const shortest = 4;
/** From this length on a text is found inside longer words too: it does not stand there by chance. */
const unmistakable = 8;
/** An encoding says less a character. */
const unmistakableEncoded = 12;

/** Words that a source marks secret with the map they stand in, and that hide nothing. */
const ordinary = ["true", "false", "null", "none", "undefined", "production", "development", "staging"];

/**
 * How much must stand around a secret for it to be one: nothing; no letter or digit, for a short one; an end, a quote
 * or a separator of names, for a short one made of letters alone, which is a word elsewhere.
 */
type Reach = "anywhere" | "word" | "whole";

interface Found {
  readonly at: number;
  readonly length: number;
}

/**
 * Takes out of a text what nobody may read: every value that a snapshot marks secret, as it stands or encoded, and
 * what looks like data about a person. One is made for each snapshot. What the register itself publishes is no secret,
 * whatever marks it so.
 */
export class Redactor {
  /** By their first characters, then by length, so that a search costs the length of the text and not the number of secrets. */
  readonly #byHead = new Map<string, Map<number, Map<string, Reach>>>();
  /** Which hashes of two characters any secret begins with: what lets most places be passed over at once. */
  readonly #begins = new Uint8Array(1 << 12);
  readonly #known = new Map<string, string>();

  constructor(resources: readonly Resource[]) {
    const secrets = new Set<string>();
    for (const { inputs, outputs = {} } of resources)
      for (const properties of [inputs, outputs]) collect(properties, false, secrets);
    const published = publishedWords();
    for (const secret of secrets)
      if (!published.has(secret)) for (const [form, reach] of formsOf(secret)) this.#add(form, reach);
  }

  /** The text on one line, with `[secret]` in place of every secret and its kind in place of personal data. */
  readonly redact = (text: string): string => {
    const seen = this.#known.get(text);
    if (seen !== undefined) return seen;
    const redacted = visible(withoutPersonalData(this.mask(this.#legible(text))));
    if (text.length < longestKnown) this.#known.set(text, redacted);
    return redacted;
  };

  /** Without the characters that show nothing, where a secret is spread over them: people read it all the same. */
  #legible(text: string): string {
    const plain = text.replace(unseen, "");
    if (plain.length === text.length) return text;
    const secretsIn = (masked: string) => masked.split("[secret]").length;
    return secretsIn(this.mask(plain)) > secretsIn(this.mask(text)) ? plain : text;
  }

  /** The text with every secret replaced by `[secret]`. */
  mask(text: string): string {
    let masked = "";
    let from = 0;
    for (let found = this.#find(text, 0); found; found = this.#find(text, from)) {
      masked += `${text.slice(from, found.at)}[secret]`;
      from = found.at + found.length;
    }
    return masked + text.slice(from);
  }

  /** Whether a secret stands in the text that is long enough not to stand there by chance. */
  holdsSecret(text: string): boolean {
    return this.#find(text, 0, true) !== undefined;
  }

  #add(form: string, reach: Reach): void {
    if (form.length < shortest) return;
    const head = form.slice(0, shortest);
    const byLength = this.#byHead.get(head) ?? new Map<number, Map<string, Reach>>();
    const same = byLength.get(form.length) ?? new Map<string, Reach>();
    if (same.get(form) !== "anywhere") same.set(form, reach);
    byLength.set(form.length, same);
    this.#byHead.set(head, byLength);
    this.#begins[hashAt(form, 0)] = 1;
  }

  /** The first place at or after `from` where a secret begins, the longest one first. */
  #find(text: string, from: number, unmistakably = false): Found | undefined {
    if (this.#byHead.size === 0) return undefined;
    for (let at = from; at + shortest <= text.length; at++) {
      if (this.#begins[hashAt(text, at)] === 0) continue;
      const byLength = this.#byHead.get(text.slice(at, at + shortest));
      if (!byLength) continue;
      let longest = 0;
      for (const [length, secrets] of byLength) {
        if (length <= longest || at + length > text.length) continue;
        const reach = secrets.get(text.slice(at, at + length));
        if (reach === undefined || (unmistakably && reach !== "anywhere")) continue;
        if (stands(text, at, at + length, reach)) longest = length;
      }
      if (longest > 0) return { at, length: longest };
    }
    return undefined;
  }
}

const unseen = /\p{Cf}/gu;

/** Longer texts are not met twice. */
const longestKnown = 2_000;

function stands(text: string, start: number, end: number, reach: Reach): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (reach === "word") return !isInWord(before) && !isInWord(after);
  if (reach === "whole") return isSeparator(before) && isSeparator(after);
  return true;
}

function isInWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isSeparator(character: string): boolean {
  return character === "" || /["'`:=|\n]/.test(character);
}

function hashAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1)) & 0xfff;
}

/** The ways in which a secret can stand in a text: as it is, by its lines, and in what programs make of texts. */
function* formsOf(secret: string): Generator<readonly [form: string, reach: Reach]> {
  const reach = reachOf(secret);
  yield [secret, reach];
  if (/[\r\n]/.test(secret))
    for (const line of secret.split(/[\r\n]+/))
      if (line.trim() !== "") yield [line.trim(), reachOf(line.trim())];
  const { written, encoded } = secretForms(secret);
  for (const form of written) yield [form, reach];
  const bytes = Buffer.from(secret, "utf8");
  for (const form of encoded) yield [form, form.length < unmistakableEncoded ? "word" : "anywhere"];
  if (bytes.length >= unmistakableEncoded)
    for (const shift of [0, 1, 2] as const)
      for (const form of base64Within(bytes, shift)) yield [form, "anywhere"];
}

/** What base64 makes of a secret among other bytes, as of a password after the user's name; `shift` of them count. */
function base64Within(bytes: Buffer, shift: 0 | 1 | 2): string[] {
  const whole = Math.floor((shift + bytes.length) / 3) * 4;
  const inside = (encoding: "base64" | "base64url") =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString(encoding)
      .slice(shift && shift + 1, whole);
  return [inside("base64"), inside("base64url")];
}

function reachOf(secret: string): Reach {
  if (secret.length >= unmistakable) return "anywhere";
  return /^(\p{Ll}+|\p{Lu}+|\p{Lu}\p{Ll}+)$/u.test(secret) ? "whole" : "word";
}

function collect(value: Value, secret: boolean, into: Set<string>): void {
  if (value instanceof Secret) collect(value.value, true, into);
  else if (typeof value === "string" || typeof value === "number") {
    if (secret) into.add(String(value));
  } else if (typeof value === "object" && value !== null)
    for (const entry of Object.values(value)) collect(entry, secret, into);
}

function withoutPersonalData(text: string): string {
  let masked = "";
  let from = 0;
  for (const { kind, start, end } of personalDataIn(text)) {
    if (end <= from) continue;
    masked += `${text.slice(from, Math.max(start, from))}[${kind.replace(/^an? /, "")}]`;
    from = end;
  }
  return masked + text.slice(from);
}

let words: ReadonlySet<string> | undefined;

/** Every value that the register and the facts about vendors publish. */
function publishedWords(): ReadonlySet<string> {
  if (words) return words;
  const { register, vendors } = books();
  const known = new Set(ordinary);
  for (const book of [register.value, ...[...vendors.values()].map(({ value }) => value)])
    collect(book as Value, true, known);
  words = known;
  return words;
}
