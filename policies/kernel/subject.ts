import type { ClauseId } from "../../register/clause-ids.ts";
import { vendorDefault } from "../../register/vendor-facts.ts";
import {
  HIDDEN,
  isProperties,
  opened,
  type Properties,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "./resource.ts";

/** Thrown when a rule reads a value that nobody knows yet, or that is hidden. The judgement is then `unverified`, never met. */
export class Unverified extends Error {
  override readonly name = "Unverified";
  /** What would let the rule be checked. */
  readonly advice: string;
  /** The promises that stay open; absent for all that the rule guards. */
  readonly clauses: readonly ClauseId[] | undefined;

  constructor(message: string, advice = "declare it as a literal", clauses?: readonly ClauseId[]) {
    // It is thrown for each hidden value of a state and always caught: nobody reads where it came from.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.advice = advice;
    this.clauses = clauses;
  }
}

type Plain = string | number | boolean | null;

/** Thrown when a rule asks for something that the source of the plan cannot show. The judgement is then `not-applicable`, never met. */
export class NotApplicable extends Error {
  override readonly name = "NotApplicable";
}

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
export class Subject {
  readonly resource: Resource;
  readonly path: string;
  readonly properties: Properties;
  /** The path as vendor defaults name it: `[]` for an item of a list, `{}` for an entry of a map. */
  private readonly pattern: string;
  /** Whether an object around this one is marked secret, and this one with it. */
  private readonly secret: boolean;

  constructor(
    resource: Resource,
    path = "",
    properties: Properties = resource.inputs,
    { pattern = path, secret = false } = {},
  ) {
    this.resource = resource;
    this.path = path;
    this.properties = properties;
    this.pattern = pattern;
    this.secret = secret;
  }

  /** Reads a scalar at a dotted path below this node. Throws {@link Unverified} where it is unknown. */
  read(path: string): Reading {
    const full = this.at(path);
    const { value, secret } = this.find(path);
    if (value === undefined || value === null) return this.omitted(path);
    if (typeof value === "object") throw new Unverified(`${full} is not a plain value`);
    return reading(full, value as Plain, "declared", secret);
  }

  /** The objects of a list at `path`, in order; empty where omitted. Throws {@link Unverified} where unknown. */
  each(path: string): Subject[] {
    const { value, secret } = this.find(path);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new Unverified(`${this.at(path)} is not a list`);
    return value.map((item: Value, index) =>
      this.below(item, `${path}[${index}]`, `${path}[]`, secret || item instanceof Secret),
    );
  }

  /** The plain values of a list at `path`; undefined where omitted. Throws {@link Unverified} where any is unknown. */
  values(path: string): Plain[] | undefined {
    const { value } = this.find(path);
    if (value === undefined || value === null) return undefined;
    if (!Array.isArray(value)) throw new Unverified(`${this.at(path)} is not a list`);
    return value.map((item: Value, index) => {
      const open = opened(item);
      if (isUnread(open)) throw unread(`${this.at(path)}[${index}]`, open);
      if (open !== null && typeof open === "object")
        throw new Unverified(`${this.at(path)}[${index}] is not a plain value`);
      return open as Plain;
    });
  }

  /** The object at `path`, or undefined where omitted. Throws {@link Unverified} where unknown. */
  child(path: string): Subject | undefined {
    const { value, secret } = this.find(path);
    return value === undefined || value === null ? undefined : this.below(value, path, path, secret);
  }

  /** The entries of a map of objects at `path`, such as Render's `envVars`. Throws {@link Unverified} where unknown. */
  entries(path: string): [string, Subject][] {
    const map = this.child(path);
    return Object.entries(map?.properties ?? {}).map(([key, value]) => [
      key,
      this.below(value, `${path}.${key}`, `${path}.{}`, map?.secret || value instanceof Secret),
    ]);
  }

  /** What stands under a name of this node, unread: a rule may ask what kind of value it is. */
  raw(name: string): Value | undefined {
    asked.add(name);
    return this.properties[name];
  }

  /**
   * Whether what stands under a name of this node is still to come from a resource. In process the SDK marks no such value
   * secret, so that one which is marked is the configuration's and should be known; the policy protocol marks both.
   */
  isUnknown(name: string): boolean {
    const value = this.raw(name);
    if (value instanceof Secret) return this.resource.keptBy === undefined && value.value === UNKNOWN;
    return value === UNKNOWN;
  }

  /** Whether anything but null is declared at `path`, known or not. Throws {@link Unverified} where what stands around it is not shown. */
  declares(path: string): boolean {
    const { value, around } = this.find(path, true);
    if (around !== undefined) throw around;
    return value !== undefined && value !== null;
  }

  /**
   * Whether the value at `path` or an object around it is marked secret. Throws {@link NotApplicable} where the source
   * cannot tell, and {@link Unverified} for an unknown: the SDK sends its mark only once it is known.
   */
  isSecret(path: string): boolean {
    const { value, secret, around } = this.find(path, true);
    if (secret) return true;
    if (!this.resource.secretsVisible)
      throw new NotApplicable(`${this.at(path)}: this source does not show which values are secret.`);
    if (value === UNKNOWN || around !== undefined)
      throw new Unverified(
        `${this.at(path)} is not known before the resource exists, nor whether it is secret`,
      );
    return false;
  }

  /**
   * Options under which the engine forgets the resource instead of deleting it. Throws {@link NotApplicable} where the
   * source cannot show them.
   */
  keptBy(): readonly string[] {
    const { keptBy } = this.resource;
    if (!keptBy) throw new NotApplicable("this source does not show what the engine does on deletion.");
    return keptBy;
  }

  private at(path: string): string {
    return this.path ? `${this.path}.${path}` : path;
  }

  private below(value: Value, path: string, pattern: string, secret = false): Subject {
    const open = opened(value);
    if (isUnread(open)) throw unread(this.at(path), open);
    if (!isProperties(open)) throw new Unverified(`${this.at(path)} is not an object`);
    return new Subject(this.resource, this.at(path), open, {
      pattern: this.pattern ? `${this.pattern}.${pattern}` : pattern,
      secret: secret || this.secret,
    });
  }

  private omitted(path: string): Reading {
    const fact = vendorDefault(this.resource.type, this.pattern ? `${this.pattern}.${path}` : path);
    if (!fact) return reading(this.at(path), undefined, "absent", false);
    return reading(this.at(path), fact.value ?? undefined, "vendor-default", false);
  }

  /** `around`: why nothing can be said of the place, where an object on the way to it is not shown. Thrown unless tolerated. */
  private find(
    path: string,
    tolerateUnread = false,
  ): { value: Value | undefined; secret: boolean; around?: Unverified } {
    let here: Value | undefined = this.properties;
    let secret = this.secret;
    let around: Unverified | undefined;
    const open = () => {
      while (here instanceof Secret) {
        secret = true;
        here = here.value;
      }
    };
    for (const key of keysOf(path)) {
      open();
      if (here === undefined || here === null) break;
      if (isUnread(here)) {
        around = unread(this.at(path), here);
        break;
      }
      if (Array.isArray(here) && /^\d+$/.test(key)) here = here[Number(key)];
      else if (isProperties(here)) here = here[key];
      else if (tolerateUnread) return { value: undefined, secret };
      else
        throw new Unverified(`${this.at(path)} cannot be read, for what stands around it is not an object`);
    }
    open();
    if (isUnread(here) && !tolerateUnread) throw unread(this.at(path), here);
    return { value: here, secret, ...(around && { around }) };
  }
}

const asked = new Set<string>();

/** Whether a rule has ever asked for a property by that name: what none has asked for, none has judged. */
export function isAskedFor(name: string): boolean {
  return asked.has(name);
}

const splitPaths = new Map<string, readonly string[]>();

/** `rules[0].enabled` → `rules`, `0`, `enabled`. Rules ask for the same few paths again and again. */
function keysOf(path: string): readonly string[] {
  let keys = splitPaths.get(path);
  if (!keys) {
    keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
    splitPaths.set(path, keys);
    for (const key of keys) asked.add(key);
  }
  return keys;
}

type Unread = typeof UNKNOWN | typeof HIDDEN;

function isUnread(value: Value | undefined): value is Unread {
  return value === UNKNOWN || value === HIDDEN;
}

/** Why a rule cannot read a value: nobody knows it yet, or the source does not show it. */
export function unread(path: string, value: Unread): Unverified {
  if (value === UNKNOWN) return new Unverified(`${path} is not known before the resource exists`);
  const advice = "judge the program, or a state exported with --show-secrets";
  return new Unverified(`${path} is a secret whose content is not shown here`, advice);
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
