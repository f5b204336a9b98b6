import { isVendorsOwn } from "../../vendors/binding/property-shapes.ts";
import { isCredential } from "./credentials.ts";
import { HIDDEN, isProperties, type Properties, Secret, UNKNOWN, type Value } from "./resource.ts";
import { type Subject, unread } from "./subject.ts";

/** Where a text stands inside a resource's inputs. */
export interface Place {
  readonly path: string;
  /** What the text is called: its key, or the variable's name for `envVars.NAME.value`. */
  readonly name: string;
  readonly secret: boolean;
}

export interface Text extends Place {
  readonly text: string;
}

interface Leaf extends Place {
  readonly value: string | typeof UNKNOWN | typeof HIDDEN;
}

/**
 * The texts inside a resource's inputs that can be read, in order, of those that a rule asks for. Afterwards it throws
 * `Unverified` where one of them is hidden: what a rule cannot read, it has not found to be right. Only what
 * {@link isCredential} may stay hidden, for nobody follows it. What is not known yet is told by {@link unknownTexts}.
 */
export function* textsOf(subject: Subject, asked: (at: Place) => boolean = () => true): Generator<Text> {
  let hidden: Leaf | undefined;
  for (const leaf of leavesOf(subject)) {
    if (!asked(leaf)) continue;
    const { path, name, secret, value } = leaf;
    if (typeof value === "string") yield { path, name, secret, text: value };
    else if (value === HIDDEN && !isCredential(subject.resource, path)) hidden ??= leaf;
  }
  if (hidden) throw unread(hidden.path, HIDDEN);
}

/** The places whose text nobody knows before the resource exists. Whatever else stands there may be no text at all. */
export function unknownTexts(subject: Subject): Place[] {
  return leavesOf(subject).filter(({ value }) => value === UNKNOWN);
}

/**
 * Every place of a text, read, hidden or unknown, for rules that ask what stands there and how it is marked. Also what a
 * vendor holds beside what was declared, as an address that somebody set in its console; not what the vendor makes itself.
 */
export function leavesOf({ properties, path, resource: { type } }: Subject): Leaf[] {
  return walkingAll(() => {
    const leaves: Leaf[] = [];
    for (const [key, value] of Object.entries(properties)) walk(value, key, key, false, leaves);
    for (const [key, value] of heldBeside(properties))
      if (path !== "" || !isVendorsOwn(type, key)) walk(value, key, key, false, leaves);
    return leaves;
  });
}

let walking = false;

/** What `read` finds, where it passes over every property and asks for none by its name. */
export function walkingAll<Found>(read: () => Found): Found {
  walking = true;
  try {
    return read();
  } finally {
    walking = false;
  }
}

/** Whether a property is being read because all are. */
export function isWalking(): boolean {
  return walking;
}

function walk(value: Value, path: string, name: string, secret: boolean, into: Leaf[]): void {
  if (value instanceof Secret) walk(value.value, path, name, true, into);
  else if (value === UNKNOWN || value === HIDDEN || typeof value === "string")
    into.push({ path, name, secret, value });
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`, name, secret, into);
  else if (isProperties(value))
    for (const [key, entry] of [...Object.entries(value), ...heldBeside(value)])
      walk(entry, `${path}.${key}`, key === "value" ? name : key, secret, into);
}

/** What can be read by its name and is not listed. */
function heldBeside(properties: Properties): [string, Value][] {
  const names = Object.getOwnPropertyNames(properties);
  if (names.length === Object.keys(properties).length) return [];
  return names
    .filter((name) => !Object.prototype.propertyIsEnumerable.call(properties, name))
    .map((name) => [name, properties[name] ?? null]);
}
