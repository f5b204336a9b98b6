import { randomBytes } from "node:crypto";
import type { Properties, Shape } from "../vendors/binding/shape.ts";
import { givenForms } from "../vendors/given-forms.ts";
import { outputShapes } from "../vendors/output-shapes.ts";

/** Where a made-up answer comes from. */
export interface Origin {
  readonly urn: string;
  /** `environments.production.id` */
  readonly path: string;
}

/** A shorter text is a part of some answer by chance. */
const shortestPart = 6;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** One resource while its vendor's answer is made up. */
interface Asked {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Answers for the vendors when a program is planned as it would be applied: every output that a vendor fills is known,
 * looks as the vendor's own does, and is made up anew, so that what the program makes of one can be told from what it
 * brings along, and a program that waits for an answer to look real meets one.
 */
export class VendorAnswers {
  readonly #origins = new Map<string, Origin[]>();
  /** Answers that somebody declared, as a bucket's id is its name: a text that holds one has not got it from a vendor. */
  readonly #declared = new Set<string>();
  /** By URN. */
  readonly #ids = new Map<string, string>();
  #count = 0;

  /** The inputs, and beside them every output: those of `names`, and those that the type's shape describes. */
  answer(
    urn: string,
    type: string,
    inputs: Readonly<Record<string, unknown>>,
    names: readonly string[],
  ): object {
    const shapes = outputShapes(type);
    const asked = { urn, type, inputs };
    this.#ids.set(urn, this.#text(asked, "id"));
    const answered = new Set([...names, ...Object.keys(shapes)].filter((name) => inputs[name] === undefined));
    const made = [...answered].map((name) => [name, this.#value(asked, name, shapes[name])]);
    const filled = Object.entries(shapes)
      .filter(([name]) => inputs[name] !== undefined)
      .map(([name, shape]) => [name, this.#fill(asked, name, inputs[name], shape)]);
    return { ...inputs, ...Object.fromEntries(made), ...Object.fromEntries(filled) };
  }

  /** What a resource is called that was answered for. */
  id(urn: string): string {
    return this.#ids.get(urn) ?? "";
  }

  /** A value that the owner has yet to give, counted as if a vendor had answered it. */
  configured(key: string): number {
    const value = 900_000 + ++this.#count;
    this.#add(String(value), { urn: "", path: key });
    return value;
  }

  /** Where a text may come from that is an answer as it is. */
  wholeOriginsOf(text: string): readonly Origin[] {
    return this.#origins.get(text) ?? [];
  }

  /** Whether the text is an answer, or a part of one. */
  isWithin(text: string): boolean {
    return this.#origins.has(text) || [...this.#origins.keys()].some((answer) => answer.includes(text));
  }

  /** Where a text comes from: the answers that it is, or holds, or is a part of. */
  originsOf(text: string): readonly Origin[] {
    const whole = this.#origins.get(text);
    if (whole) return whole;
    const held = [...this.#origins].filter(
      ([answer]) => answer.length >= shortestPart && !this.#declared.has(answer) && text.includes(answer),
    );
    const found =
      held.length > 0 || text.length < shortestPart
        ? held
        : [...this.#origins].filter(([answer]) => answer.includes(text));
    return found.flatMap(([, origins]) => origins);
  }

  /** What stands around the answers that a text holds; nothing of one that is a part of an answer. */
  remainderOf(text: string): readonly string[] {
    if (this.isWithin(text)) return [];
    const held = [...this.#origins.keys()].filter(
      (answer) => answer.length >= shortestPart && text.includes(answer),
    );
    const longestFirst = held.toSorted((one, other) => other.length - one.length);
    return longestFirst.reduce((rest, answer) => rest.flatMap((part) => part.split(answer)), [text]);
  }

  #add(text: string, origin: Origin): void {
    const known = this.#origins.get(text);
    if (known) known.push(origin);
    else this.#origins.set(text, [origin]);
  }

  #fill(asked: Asked, path: string, declared: unknown, shape: Shape): unknown {
    if (typeof declared !== "object" || declared === null || Array.isArray(declared)) return declared;
    const entries = Object.entries(declared);
    if (shape.type === "map")
      return Object.fromEntries(
        entries.map(([key, entry]) => [key, this.#fill(asked, `${path}.${key}`, entry, shape.of)]),
      );
    if (shape.type !== "object") return declared;
    return { ...declared, ...this.#missing(asked, path, declared, shape.properties) };
  }

  #missing(asked: Asked, path: string, declared: object, properties: Properties): object {
    const missing = Object.entries(properties).filter(([name]) => !(name in declared));
    return Object.fromEntries(
      missing.map(([name, shape]) => [name, this.#value(asked, `${path}.${name}`, shape)]),
    );
  }

  #value(asked: Asked, path: string, shape: Shape | undefined): Json {
    switch (shape?.type) {
      case "number": {
        const value = 900_000 + ++this.#count;
        this.#add(String(value), { urn: asked.urn, path });
        return value;
      }
      case "boolean":
        return true;
      case "list":
        return [this.#value(asked, path, shape.of)];
      case "map":
        return {};
      case "object":
        return this.#missing(asked, path, {}, shape.properties) as Json;
      default:
        return this.#text(asked, path);
    }
  }

  #text({ urn, type, inputs }: Asked, path: string): string {
    const steps = path.split(".");
    const name = steps.at(-1) ?? "";
    const form = givenForms[type]?.[steps.length > 1 ? `${steps[0]}.${name}` : name];
    const text = form?.(inputs, this.id(urn)) ?? plainAnswer(name);
    const origin = { urn, path };
    this.#add(text, origin);
    if (/^https?:/.test(text)) this.#add(new URL(text).hostname, origin);
    if (Object.values(inputs).includes(text)) this.#declared.add(text);
    return text;
  }
}

/** A text that can be read as what its name says: a host, or with its scheme an address. Nothing in it tells that no vendor gave it. */
function plainAnswer(name: string): string {
  const mark = `${randomBytes(8).toString("hex")}.${randomBytes(6).toString("hex")}.net`;
  return /ur[il]|link|endpoint$/i.test(name) ? `https://${mark}` : mark;
}
