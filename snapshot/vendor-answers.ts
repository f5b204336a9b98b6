import { randomBytes } from "node:crypto";
import type { Properties, Shape } from "../vendors/binding/shape.ts";
import { givenHosts } from "../vendors/given-hosts.ts";
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

/**
 * Answers for the vendors when a program is planned as it would be applied: every output that a vendor fills is known,
 * and no two are alike, so that what the program makes of one can be told from what it brings along.
 */
export class VendorAnswers {
  readonly #origins = new Map<string, Origin>();
  /** By URN, what a host looks like that the vendor gives to the resource. */
  readonly #hosts = new Map<string, (own: string) => string>();
  #count = 0;

  /** The inputs, and beside them every output: those of `names`, and those that the type's shape describes. */
  answer(
    urn: string,
    type: string,
    inputs: Readonly<Record<string, unknown>>,
    names: readonly string[],
  ): object {
    const shapes = outputShapes(type);
    const host = givenHosts[type];
    if (host) this.#hosts.set(urn, (own) => host(own, inputs));
    const answered = new Set([...names, ...Object.keys(shapes)].filter((name) => inputs[name] === undefined));
    const made = [...answered].map((name) => [name, this.#value({ urn, path: name }, shapes[name])]);
    const filled = Object.entries(shapes)
      .filter(([name]) => inputs[name] !== undefined)
      .map(([name, shape]) => [name, this.#fill({ urn, path: name }, inputs[name], shape)]);
    return { ...inputs, ...Object.fromEntries(made), ...Object.fromEntries(filled) };
  }

  id(urn: string): string {
    return this.#text({ urn, path: "id" });
  }

  /** A value that the owner has yet to give, counted as if a vendor had answered it. */
  configured(key: string): number {
    const value = 900_000 + ++this.#count;
    this.#origins.set(String(value), { urn: "", path: key });
    return value;
  }

  /** Where a text comes from that is an answer as it is. */
  wholeOriginOf(text: string): Origin | undefined {
    return this.#origins.get(text);
  }

  /** Whether the text is an answer, or a part of one. */
  isWithin(text: string): boolean {
    return this.#origins.has(text) || [...this.#origins.keys()].some((answer) => answer.includes(text));
  }

  /** Where a text comes from: the answers that it is, or holds, or is a part of. */
  originsOf(text: string): Origin[] {
    const whole = this.#origins.get(text);
    if (whole) return [whole];
    const held = [...this.#origins].filter(
      ([answer]) => answer.length >= shortestPart && text.includes(answer),
    );
    const found =
      held.length > 0 || text.length < shortestPart
        ? held
        : [...this.#origins].filter(([answer]) => answer.includes(text));
    return found.map(([, origin]) => origin);
  }

  #fill(at: Origin, declared: unknown, shape: Shape): unknown {
    if (typeof declared !== "object" || declared === null || Array.isArray(declared)) return declared;
    const entries = Object.entries(declared);
    if (shape.type === "map")
      return Object.fromEntries(
        entries.map(([key, entry]) => [key, this.#fill(below(at, key), entry, shape.of)]),
      );
    if (shape.type !== "object") return declared;
    return { ...declared, ...this.#missing(at, declared, shape.properties) };
  }

  #missing(at: Origin, declared: object, properties: Properties): object {
    const missing = Object.entries(properties).filter(([name]) => !(name in declared));
    return Object.fromEntries(missing.map(([name, shape]) => [name, this.#value(below(at, name), shape)]));
  }

  #value(at: Origin, shape: Shape | undefined): Json {
    switch (shape?.type) {
      case "number": {
        const value = 900_000 + ++this.#count;
        this.#origins.set(String(value), at);
        return value;
      }
      case "boolean":
        return true;
      case "list":
        return [this.#value(at, shape.of)];
      case "map":
        return {};
      case "object":
        return this.#missing(at, {}, shape.properties) as Json;
      default:
        return this.#text(at);
    }
  }

  /** A text that can be read as what its name says: a host, or with its scheme an address. */
  #text(at: Origin): string {
    const name = at.path.split(".").at(-1) ?? "";
    if (name === "base64") {
      // A key is told from the same one in other letters.
      const key = randomBytes(32).toString("base64");
      this.#origins.set(key, at);
      return key;
    }
    // Nothing in it tells a program that no vendor gave it.
    const own = randomBytes(8).toString("hex");
    const isHost = /host|ur[il]$/i.test(name);
    const mark = (isHost && this.#hosts.get(at.urn)?.(own)) || `${own}.${randomBytes(6).toString("hex")}.net`;
    this.#origins.set(mark, at);
    const text = /ur[il]|link|endpoint$/i.test(name) ? `https://${mark}` : mark;
    this.#origins.set(text, at);
    return text;
  }
}

function below({ urn, path }: Origin, name: string): Origin {
  return { urn, path: `${path}.${name}` };
}
