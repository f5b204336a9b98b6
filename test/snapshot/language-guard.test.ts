import { expect, test } from "vitest";
import { guardLanguage, watchLanguage } from "../../snapshot/language-guard.ts";

/** The name of what was changed, after everything was put back. */
const changed = (object: object, key: PropertyKey, to: PropertyDescriptor) => {
  const language = watchLanguage();
  Object.defineProperty(object, key, { configurable: true, ...to });
  const isChanged = language.isChanged();
  const name = language.putBack();
  expect(isChanged).toBe(true);
  expect(language.isChanged()).toBe(false);
  return name;
};

test.each<[string, object, PropertyKey, PropertyDescriptor]>([
  ["JSON.stringify", JSON, "stringify", { value: () => "{}" }],
  ["Array.prototype.filter", Array.prototype, "filter", { value: () => [] }],
  ["Map.prototype.size", Map.prototype, "size", { get: () => 0 }],
  ["RegExp.prototype.Symbol.replace", RegExp.prototype, Symbol.replace, { value: () => "" }],
  [
    "an iterator's prototype.next",
    Object.getPrototypeOf(new Set().values()),
    "next",
    { value: () => ({ done: true }) },
  ],
  ["Object.prototype", Object.prototype, "toJSON", { value: () => null, enumerable: false }],
])("a change of %s is named", (name, object, key, to) => {
  const before = Object.getOwnPropertyDescriptor(object, key);
  const keys = Reflect.ownKeys(object);
  expect(changed(object, key, to)).toBe(name);
  expect(Object.getOwnPropertyDescriptor(object, key)).toEqual(before);
  expect(Reflect.ownKeys(object)).toEqual(keys);
});

test("nothing is named where nothing was changed", () => {
  const language = watchLanguage();
  expect(language.isChanged()).toBe(false);
  expect(language.putBack()).toBeUndefined();
});

test.each([
  ["a function", () => {}],
  ["an async function", async () => {}],
  ["a generator", function* () {}],
  ["an async generator", async function* () {}],
])("only the program is refused code of text by way of %s, and only while it runs", (_, way) => {
  const allow = guardLanguage();
  const read = way.constructor;
  allow();
  expect(read).toBe(way.constructor);
  expect(typeof read).toBe("function");
});
