import { vendorDefault } from "../../register/vendor-facts.ts";
import { type Properties, type Resource, Secret, UNKNOWN, type Value } from "./resource.ts";

/** Thrown when a rule reads a value that is unknown at preview. The judgement is then `unverified`, never met. */
export class Unverified extends Error {
  override readonly name = "Unverified";
}

type Plain = string | number | boolean | null;

/** A property as a rule reads it: the declared value, else the vendor's default, else absent. */
export interface Reading {
  readonly path: string;
  /** undefined where nothing is declared and no default is recorded. Secrets are unwrapped; never print them. */
  readonly value: Plain | undefined;
  readonly origin: "declared" | "vendor-default" | "absent";
  readonly secret: boolean;
  /** For messages: quoted value, `omitted (vendor default …)`, `omitted`, or `[secret]`. */
  toString(): string;
}

/** An object inside a resource's inputs, with the path to it. The resource itself is the node with an empty path. */
export class Node {
  readonly resource: Resource;
  readonly path: string;
  readonly properties: Properties;

  constructor(resource: Resource, path = "", properties: Properties = resource.inputs) {
    this.resource = resource;
    this.path = path;
    this.properties = properties;
  }

  /** Reads a scalar at a dotted path below this node. Throws {@link Unverified} where it is unknown. */
  read(path: string): Reading {
    const full = this.at(path);
    const { value, secret } = this.find(path);
    if (value === undefined || value === null) return this.omitted(full);
    if (typeof value === "object") throw new Unverified(`${full} is not a plain value`);
    return reading(full, value as Plain, "declared", secret);
  }

  /** The objects of a list at `path`, in order; empty where omitted. Throws {@link Unverified} where unknown. */
  each(path: string): Node[] {
    const { value } = this.find(path);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new Unverified(`${this.at(path)} is not a list`);
    return value.map((item: Value, index) => {
      const open = item instanceof Secret ? item.value : item;
      if (open === UNKNOWN)
        throw new Unverified(`${this.at(path)}[${index}] is not known before the resource exists`);
      if (!isProperties(open)) throw new Unverified(`${this.at(path)}[${index}] is not an object`);
      return new Node(this.resource, `${this.at(path)}[${index}]`, open);
    });
  }

  /** The plain values of a list at `path`; undefined where omitted. Throws {@link Unverified} where any is unknown. */
  values(path: string): Plain[] | undefined {
    const { value } = this.find(path);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw new Unverified(`${this.at(path)} is not a list`);
    return value.map((item: Value, index) => {
      const open = item instanceof Secret ? item.value : item;
      if (open === UNKNOWN)
        throw new Unverified(`${this.at(path)}[${index}] is not known before the resource exists`);
      if (open !== null && typeof open === "object")
        throw new Unverified(`${this.at(path)}[${index}] is not a plain value`);
      return open as Plain;
    });
  }

  /** The object at `path`, or undefined where omitted. Throws {@link Unverified} where unknown. */
  child(path: string): Node | undefined {
    const { value } = this.find(path);
    if (value === undefined || value === null) return undefined;
    if (!isProperties(value)) throw new Unverified(`${this.at(path)} is not an object`);
    return new Node(this.resource, this.at(path), value);
  }

  /** The entries of a map of objects at `path`, such as Render's `envVars`. */
  entries(path: string): [string, Node][] {
    const map = this.child(path);
    return map ? Object.keys(map.properties).map((key) => [key, map.entry(key)]) : [];
  }

  /** Whether anything but null is declared at `path`, known or not. Reads no value. */
  declares(path: string): boolean {
    let here: Value | undefined = this.properties;
    for (const key of path.split(".")) {
      if (here instanceof Secret) here = here.value;
      if (here === UNKNOWN) return true;
      if (!isProperties(here)) return false;
      here = here[key];
    }
    return here !== undefined && here !== null;
  }

  /** Whether the value at `path` or an object around it is marked secret. */
  isSecret(path: string): boolean {
    return this.find(path, true).secret;
  }

  private entry(key: string): Node {
    const value = this.properties[key];
    const open = value instanceof Secret ? value.value : value;
    if (open === UNKNOWN || !isProperties(open))
      throw new Unverified(`${this.path}.${key} is not known before the resource exists`);
    return new Node(this.resource, `${this.path}.${key}`, open);
  }

  private at(path: string): string {
    return this.path ? `${this.path}.${path}` : path;
  }

  private omitted(full: string): Reading {
    const fact = vendorDefault(this.resource.type, full.replace(/\[\d+\]/g, "[]"));
    if (!fact) return reading(full, undefined, "absent", false);
    return reading(full, fact.value ?? undefined, "vendor-default", false);
  }

  private find(path: string, tolerateUnknown = false): { value: Value | undefined; secret: boolean } {
    let here: Value | undefined = this.properties;
    let secret = false;
    const open = () => {
      while (here instanceof Secret) {
        secret = true;
        here = here.value;
      }
    };
    for (const key of path.split(".")) {
      open();
      if (here === UNKNOWN) break;
      here = isProperties(here) ? here[key] : undefined;
    }
    open();
    if (here === UNKNOWN && !tolerateUnknown)
      throw new Unverified(`${this.at(path)} is not known before the resource exists`);
    return { value: here, secret };
  }
}

function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secret);
}

function reading(
  path: string,
  value: Plain | undefined,
  origin: Reading["origin"],
  secret: boolean,
): Reading {
  const words = () => {
    if (secret) return "[secret]";
    if (origin === "absent") return "omitted";
    if (origin === "declared") return JSON.stringify(value);
    return value === undefined
      ? "omitted (the vendor documents no default)"
      : `omitted (vendor default ${JSON.stringify(value)})`;
  };
  return { path, value, origin, secret, toString: words };
}
