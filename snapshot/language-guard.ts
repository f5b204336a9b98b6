import { InputError } from "../register/input-error.ts";
import { callerAbove, placeInProgram, program } from "./surroundings.ts";

const { defineProperty, getOwnPropertyDescriptor: describe, getPrototypeOf, is } = Object;
const { deleteProperty, ownKeys } = Reflect;

/** Classes of functions, each of which makes code of text by its own constructor. */
const functionPrototypes: readonly object[] = [
  Function.prototype,
  getPrototypeOf(async () => {}),
  getPrototypeOf(function* () {}),
  getPrototypeOf(async function* () {}),
];

/**
 * Refuses code that the program makes of text, whatever way it takes to a function's constructor, until the returned
 * function is called. The SDK may go on.
 */
export function refuseCodeOfText(): () => void {
  const real = functionPrototypes.map((each) => describe(each, "constructor") as PropertyDescriptor);
  functionPrototypes.forEach((each, index) => {
    Object.defineProperty(each, "constructor", {
      configurable: true,
      get() {
        const reader = callerAbove(1);
        if (!program.test(reader)) return real[index]?.value;
        throw new InputError([
          `${placeInProgram(reader) ?? "infra/"}: the program makes code of text, which nobody can read before it runs; write it out.`,
        ]);
      },
    });
  });
  return () =>
    functionPrototypes.forEach((each, index) => {
      Object.defineProperty(each, "constructor", real[index] as PropertyDescriptor);
    });
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

/**
 * Remembers the language's own objects. The returned function puts back what was changed of them since and names the
 * first, as `JSON.stringify`; undefined where nothing was. Whoever changes them would change the judge as well.
 */
export function watchLanguage(): () => string | undefined {
  const before = shared().map(([name, object]) => ({
    ...{ name, object },
    properties: ownKeys(object).map((key) => ({ key, was: describe(object, key) as PropertyDescriptor })),
  }));
  return () => {
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
}

function isSame(now: PropertyDescriptor | undefined, was: PropertyDescriptor): boolean {
  return now !== undefined && is(now.value, was.value) && now.get === was.get && now.set === was.set;
}
