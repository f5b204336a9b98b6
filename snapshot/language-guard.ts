import { InputError } from "../register/input-error.ts";
import { callerAbove, placeInProgram, program, traceAsShown } from "./surroundings.ts";

const { defineProperty, getOwnPropertyDescriptor: describe, getPrototypeOf, is } = Object;
const { deleteProperty, ownKeys } = Reflect;

/** Classes of functions, each of which makes code of text by its own constructor. */
const functionPrototypes: readonly object[] = [
  Function.prototype,
  getPrototypeOf(async () => {}),
  getPrototypeOf(function* () {}),
  getPrototypeOf(async function* () {}),
];

const codeOfText = "makes code of text, which nobody can read before it runs; write it out.";
const changesLanguage =
  "changes objects of the language, which its judge uses as well; declare resources alone.";

/** What the program may not reach under any name, written or computed, and what it would do with it. */
const outOfReach: readonly (readonly [object, key: string, does: string])[] = [
  ...functionPrototypes.map((each) => [each, "constructor", codeOfText] as const),
  ...["constructor", "__proto__", "__defineGetter__", "__defineSetter__"].map(
    (key) => [Object.prototype, key, changesLanguage] as const,
  ),
  [Error.prototype, "constructor", changesLanguage],
];

/**
 * Refuses the program what is out of its reach, and shows it no frame of whoever runs it, until the returned function is
 * called. The SDK may go on.
 */
export function guardLanguage(): () => void {
  const real = outOfReach.map(([object, key]) => describe(object, key) as PropertyDescriptor);
  outOfReach.forEach(([object, key, does], index) => {
    const { get, set, value } = real[index] as PropertyDescriptor;
    const refuseProgram = () => {
      const reader = callerAbove(2);
      if (!program.test(reader)) return;
      throw new InputError([`${placeInProgram(reader) ?? "infra/"}: the program ${does}`]);
    };
    defineProperty(object, key, {
      configurable: true,
      enumerable: false,
      get() {
        refuseProgram();
        return get ? get.call(this) : value;
      },
      set(to: unknown) {
        refuseProgram();
        if (set) set.call(this, to);
        else defineProperty(this, key, { value: to, configurable: true, enumerable: true, writable: true });
      },
    });
  });
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (error, frames) => traceAsShown(error, frames, prepareStackTrace);
  return () => {
    outOfReach.forEach(([object, key], index) => {
      defineProperty(object, key, real[index] as PropertyDescriptor);
    });
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace;
    else deleteProperty(Error, "prepareStackTrace");
  };
}

/** What a program and its judge share of the language, by name. */
function shared(): [name: string, object][] {
  const objects: [string, object][] = [];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = describe(globalThis, name)?.value;
    if (!/^[A-Z]/.test(name) || (typeof value !== "function" && typeof value !== "object") || !value)
      continue;
    objects.push([name, value]);
    const { prototype } = value as { prototype?: unknown };
    if (typeof prototype === "object" && prototype) objects.push([`${name}.prototype`, prototype]);
  }
  const iterators = [[][Symbol.iterator](), new Map().entries(), new Set().values(), "".matchAll(/./g)];
  for (const each of iterators) objects.push(["an iterator's prototype", getPrototypeOf(each)]);
  return objects;
}

/** Whoever changes the language's own objects would change the judge as well. */
export interface LanguageWatch {
  /** Whether something of them is another one now. Uses nothing that may be what was changed. */
  isChanged(): boolean;
  /** Puts back what was changed and names the first, as `JSON.stringify`; undefined where nothing was. */
  putBack(): string | undefined;
}

/** Remembers the language's own objects as they are. */
export function watchLanguage(): LanguageWatch {
  const before = shared().map(([name, object]) => ({
    ...{ name, object },
    properties: ownKeys(object).map((key) => ({ key, was: describe(object, key) as PropertyDescriptor })),
  }));
  const isChanged = () => {
    for (let at = 0; at < before.length; at++) {
      const { object, properties } = before[at] as (typeof before)[number];
      if (ownKeys(object).length !== properties.length) return true;
      for (let nth = 0; nth < properties.length; nth++) {
        const { key, was } = properties[nth] as (typeof properties)[number];
        if (!isSame(describe(object, key), was)) return true;
      }
    }
    return false;
  };
  const putBack = () => {
    let first: string | undefined;
    // Plain loops: methods of lists may be what was changed.
    for (let at = 0; at < before.length; at++) {
      const { name, object, properties } = before[at] as (typeof before)[number];
      for (let nth = 0; nth < properties.length; nth++) {
        const { key, was } = properties[nth] as (typeof properties)[number];
        if (isSame(describe(object, key), was)) continue;
        defineProperty(object, key, was);
        first ??= `${name}.${typeof key === "symbol" ? key.description : key}`;
      }
    }
    // By now every method that the rest may use is the language's own again.
    for (const { name, object, properties } of before) {
      const keys = ownKeys(object);
      if (keys.length === properties.length) continue;
      first ??= name;
      const known = new Set(properties.map(({ key }) => key));
      for (const key of keys) if (!known.has(key)) deleteProperty(object, key);
    }
    return first;
  };
  return { isChanged, putBack };
}

function isSame(now: PropertyDescriptor | undefined, was: PropertyDescriptor): boolean {
  return now !== undefined && is(now.value, was.value) && now.get === was.get && now.set === was.set;
}
