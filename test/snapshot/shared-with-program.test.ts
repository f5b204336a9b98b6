import { expect, test } from "vitest";
import { freeze, isShared } from "../../snapshot/shared-with-program.ts";

test("the program imports itself and what it is declared from, not what judges", () => {
  const may = ["infra/names.ts", "register/clauses.ts", "retention/solve.ts", "vendors/render/binding.ts"];
  const mayNot = [
    "vendors/types.ts",
    "vendors/render/judged-inputs.ts",
    "register/hosts.ts",
    "policies/packs.ts",
  ];
  expect([...may, ...mayNot].filter(isShared)).toEqual(may);
});

test("what is frozen cannot be changed anywhere inside, maps included", () => {
  const books = { register: { regions: [{ region: "us" }] }, vendors: new Map([["neon", { facts: ["a"] }]]) };
  freeze(books);
  const [place] = books.register.regions;
  expect(() => Object.assign(place ?? {}, { region: "eu" })).toThrow(TypeError);
  expect(() => books.register.regions.push({ region: "eu" })).toThrow(TypeError);
  expect(() => books.vendors.set("neon", { facts: [] })).toThrow("cannot be changed");
  expect(() => books.vendors.clear()).toThrow("cannot be changed");
  expect(() => books.vendors.get("neon")?.facts.push("b")).toThrow(TypeError);
  expect(books.vendors.get("neon")?.facts).toEqual(["a"]);
});
