import { expect, test } from "vitest";
import { frozen } from "../../register/frozen.ts";

test("what is frozen cannot be changed anywhere inside, maps included", () => {
  const books = frozen({
    register: { regions: [{ region: "us" }] },
    vendors: new Map([["neon", { facts: ["a"] }]]),
  });
  const [place] = books.register.regions;
  expect(() => Object.assign(place ?? {}, { region: "eu" })).toThrow(TypeError);
  expect(() => books.register.regions.push({ region: "eu" })).toThrow(TypeError);
  expect(() => books.vendors.set("neon", { facts: [] })).toThrow("cannot be changed");
  expect(() => books.vendors.clear()).toThrow("cannot be changed");
  expect(() => books.vendors.get("neon")?.facts.push("b")).toThrow(TypeError);
  expect(books.vendors.get("neon")?.facts).toEqual(["a"]);
});

test("a class is frozen with its methods and those that it extends, and the language's own are left alone", () => {
  class Base extends Error {}
  class Made extends Base {
    read() {
      return 1;
    }
  }
  const words = frozen({ Made, of: Object.assign(() => "a", { times: 0 }) });
  for (const each of [Made, Made.prototype, Base, Base.prototype, words.of])
    expect(() => Object.assign(each, { times: 1 })).toThrow(TypeError);
  expect(new words.Made("x").read()).toBe(1);
  expect(Object.isFrozen(Error)).toBe(false);
  expect(Object.isFrozen(Error.prototype)).toBe(false);
});
