import {
  HIDDEN,
  isProperties,
  opened,
  type Properties,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import { namesSecret, secretShape } from "../policies/safeguards/credentials.ts";
import { readUrn } from "../register/urn.ts";
import { isMapAt, isVendorsOwn } from "../vendors/binding/property-shapes.ts";

/** A property whose declared value is not what the vendor answered. */
interface Difference {
  /** `rules[0].enabled` */
  readonly path: string;
  /** The input at the top of the path. */
  readonly input: string;
  /** In words; a secret stands as `[secret]`. */
  readonly declared: string;
  readonly answered: string;
  /** An entry of a list stands on one side alone. Every rule judges the answered list as a whole. */
  readonly isEntry: boolean;
  /** Either side can be read as an address. */
  readonly holdsAddress: boolean;
}

/** What a vendor holds that nobody declared. */
interface Held {
  readonly names: Set<string>;
  /** Whether a text among it can be read as an address, and could have been set in the vendor's console. */
  hasAddress: boolean;
}

/** A resource as its vendor holds it, and where that differs from what was declared. */
export interface VendorView {
  readonly resource: Resource;
  readonly differences: readonly Difference[];
  /** What else the vendor holds, at any depth. */
  readonly beside: Readonly<Held>;
  /** Paths of what nobody knew before it existed, and is now seen. */
  readonly resolved: ReadonlySet<string>;
}

/**
 * The resource with the vendor's answer in place of each declared value. What the vendor holds beside that can be read
 * by its name, so that an omitted input is judged as the vendor answers it, but is not listed: nobody declared it.
 * `onRead` hears each input of which a value differs, whenever it is read. `whole`: an answered map is all that the
 * vendor holds of it, so that an entry that is not there is gone. Undefined where no answer is known.
 */
export function vendorViewOf(
  resource: Resource,
  {
    onRead = () => {},
    whole = false,
    elsewhere = new Map(),
  }: {
    readonly onRead?: (input: string) => void;
    readonly whole?: boolean;
    /** Inputs whose value comes from none of the resources that the program takes it from → what it names instead. */
    readonly elsewhere?: ReadonlyMap<string, readonly string[]>;
  } = {},
): VendorView | undefined {
  const { outputs } = resource;
  if (!outputs || Object.keys(outputs).length === 0 || resource.type.startsWith("pulumi:providers:"))
    return undefined;
  const differences: Difference[] = [];
  const beside: Held = { names: new Set<string>(), hasAddress: false };
  const resolved = new Set<string>();
  const view = {};
  for (const [input, declared] of Object.entries(resource.inputs)) {
    const count = differences.length;
    if (elsewhere.has(input)) differences.push(strayed(resource, input));
    const seen = answer(declared, outputs[input], {
      type: resource.type,
      input,
      path: input,
      secret: false,
      whole,
      differences,
      beside,
      resolved,
    });
    const get = () => {
      onRead(input);
      return seen;
    };
    const property = differences.length === count ? { value: seen } : { get };
    Object.defineProperty(view, input, { ...property, enumerable: true });
  }
  hide(view, outputs, beside, resource.type);
  const propertyDependencies = { ...resource.propertyDependencies, ...Object.fromEntries(elsewhere) };
  return { resource: { ...resource, inputs: view, propertyDependencies }, differences, beside, resolved };
}

/** What the program takes from a resource, and the vendor's value comes from elsewhere. */
function strayed({ propertyDependencies, outputs }: Resource, input: string): Difference {
  const makers = (propertyDependencies[input] ?? []).map((urn) => readUrn(urn).name);
  const answered = outputs?.[input];
  return {
    ...{ path: input, input, isEntry: false, holdsAddress: true },
    declared: `what ${makers.join(" and ")} gives`,
    answered: namesSecret(input) ? "[secret]" : inWords(answered),
  };
}

interface Where {
  readonly type: string;
  readonly input: string;
  readonly path: string;
  readonly secret: boolean;
  readonly whole: boolean;
  readonly isEntry?: boolean;
  readonly differences: Difference[];
  readonly beside: Held;
  readonly resolved: Set<string>;
}

function answer(declared: Value, answered: Value | undefined, where: Where): Value {
  // Some providers do not repeat what they were told.
  if (answered === undefined) return declared;
  if (declared instanceof Secret || answered instanceof Secret) {
    const mine: Value | undefined = opened(declared);
    const theirs: Value | undefined = opened(answered);
    // What is hidden on either side can't be compared; the rules call it unverified where they would read it.
    if (mine === HIDDEN || theirs === HIDDEN) return declared;
    return new Secret(answer(mine ?? null, theirs, { ...where, secret: true }));
  }
  if (declared === HIDDEN || answered === HIDDEN) return declared;
  if (declared === UNKNOWN) {
    where.resolved.add(where.path);
    return answered;
  }
  if (isEmpty(declared) && isEmpty(answered)) return declared;
  if (Array.isArray(declared) && Array.isArray(answered)) return answerList(declared, answered, where);
  if (isProperties(declared) && isProperties(answered)) return answerObject(declared, answered, where);
  if (isSame(declared, answered)) return declared;
  differ(where, declared, answered);
  return answered;
}

function answerObject(declared: Properties, answered: Properties, where: Where): Value {
  const view = {};
  const isMap = isMapAt(where.type, where.path);
  for (const [name, value] of Object.entries(declared)) {
    const below = { ...where, path: `${where.path}.${name}` };
    if (isMap && where.whole && answered[name] === undefined) {
      differ(below, value, undefined);
      continue;
    }
    const seen = answer(value, answered[name], below);
    Object.defineProperty(view, name, { value: seen, enumerable: true });
  }
  if (isMap)
    for (const [name, value] of Object.entries(answered)) {
      if (name in declared) continue;
      differ({ ...where, path: `${where.path}.${name}` }, undefined, value);
      Object.defineProperty(view, name, { value, enumerable: true });
    }
  hide(view, answered, where.beside);
  return view;
}

/** Entries are compared by their id or name, else by their place; a vendor may list the same ones in another order. */
function answerList(declared: readonly Value[], answered: readonly Value[], where: Where): Value {
  const waiting = [...declared];
  const seen = answered.map((entry, index) => {
    const below = { ...where, path: `${where.path}[${index}]` };
    const at = waiting.findIndex((candidate) => isCounterpart(candidate, entry));
    const [counterpart] = at < 0 ? [] : waiting.splice(at, 1);
    if (counterpart !== undefined) return answer(counterpart, entry, below);
    differ({ ...below, isEntry: true }, undefined, entry);
    return entry;
  });
  for (const entry of waiting) differ({ ...where, isEntry: true }, entry, undefined);
  return seen;
}

function isCounterpart(declared: Value, answered: Value): boolean {
  const mine: Value | undefined = opened(declared);
  const theirs: Value | undefined = opened(answered);
  if (!isProperties(mine) || !isProperties(theirs)) return isSame(mine ?? null, theirs) || mine === HIDDEN;
  const key = ["id", "name", "key", "ref"].find((name) => mine[name] !== undefined);
  return key === undefined || isSame(mine[key] ?? null, theirs[key]);
}

function differ(where: Where, declared: Value | undefined, answered: Value | undefined): void {
  const { path, input, secret, isEntry = false, differences } = where;
  const hidden = secret || path.split(/[.[\]]/).some(namesSecret);
  const words = (value: Value | undefined) => (hidden ? "[secret]" : inWords(value));
  differences.push({
    ...{ path, input, isEntry },
    declared: words(declared),
    answered: words(answered),
    holdsAddress: holdsAddress(declared) || holdsAddress(answered),
  });
}

/** A short value as it stands, a long one by what it is. */
function inWords(value: Value | undefined): string {
  if (isEmpty(value)) return "nothing";
  if (value instanceof Secret || value === HIDDEN) return "[secret]";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value);
  if (secretShape(text)) return "[secret]";
  return text.length > 120 ? `a text of ${text.length} characters` : text;
}

/** Providers turn numbers and switches into texts and back. */
function isSame(declared: Value, answered: Value | undefined): boolean {
  if (typeof declared === "object" || typeof answered === "object") return false;
  return declared === answered || (answered !== undefined && String(declared) === String(answered));
}

/** Providers write what is not set as any of these. */
function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return Array.isArray(value) && value.length === 0;
}

/** Without a type below the top, where everything is part of a setting. */
function hide(view: object, answered: Properties, beside: Held, type = ""): void {
  for (const [name, value] of Object.entries(answered)) {
    if (name in view) continue;
    Object.defineProperty(view, name, { value, enumerable: false });
    beside.names.add(name);
    beside.hasAddress ||= !isVendorsOwn(type, name) && holdsAddress(value);
  }
}

function holdsAddress(value: Value | undefined): boolean {
  const plain = opened(value);
  if (typeof plain === "string") return /\/\/|\w\.\w/.test(plain);
  if (typeof plain !== "object" || plain === null) return false;
  return Object.values(plain).some(holdsAddress);
}
