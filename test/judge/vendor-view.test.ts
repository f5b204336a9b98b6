import { describe, expect, test } from "vitest";
import { vendorViewOf } from "../../judge/vendor-view.ts";
import { HIDDEN, type Properties, Secret } from "../../policies/kernel/resource.ts";
import { types } from "../../vendors/types.ts";
import { resource } from "../support/resource.ts";

function viewOf(type: string, inputs: Properties, outputs: Properties) {
  const view = vendorViewOf(resource(type, inputs, { outputs }));
  if (!view) throw new Error("there is an answer");
  return view;
}
const differencesOf = (inputs: Properties, outputs: Properties, type: string = types.cloudflare.r2Bucket) =>
  viewOf(type, inputs, outputs).differences.map(({ path, declared, answered }) => [path, declared, answered]);

describe("a difference", () => {
  test.each<[string, Properties, Properties, unknown]>([
    ["of a text", { region: "a" }, { region: "b" }, [["region", '"a"', '"b"']]],
    ["of a switch", { on: true }, { on: false }, [["on", "true", "false"]]],
    ["inside an object", { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, [["a.b.c", "1", "2"]]],
    ["a list that was emptied", { rules: [{ id: "x" }] }, { rules: [] }, [["rules", "an object", "nothing"]]],
    [
      "an entry that was added",
      { origins: ["a"] },
      { origins: ["a", "b"] },
      [["origins[1]", "nothing", '"b"']],
    ],
    ["a value that was taken away", { a: "x" }, { a: null }, [["a", '"x"', "nothing"]]],
    ["a long text", { a: "x" }, { a: "y".repeat(500) }, [["a", '"x"', "a text of 502 characters"]]],
    [
      "an entry of the same id",
      {
        r: [
          { id: "1", age: 1 },
          { id: "2", age: 2 },
        ],
      },
      {
        r: [
          { id: "2", age: 9 },
          { id: "1", age: 1 },
        ],
      },
      [["r[0].age", "2", "9"]],
    ],
  ])("%s", (_, inputs, outputs, expected) => {
    expect(differencesOf(inputs, outputs)).toEqual(expected);
  });

  test("a variable that was added at the vendor is one, and stands in the view", () => {
    const { resource: seen, differences } = viewOf(
      types.render.webService,
      { envVars: { A: { value: "1" } } },
      { envVars: { A: { value: "1" }, FORWARD_TO: { value: "https://elsewhere.example" } } },
    );
    expect(differences).toMatchObject([{ path: "envVars.FORWARD_TO", declared: "nothing" }]);
    expect(Object.keys(seen.inputs.envVars as Properties)).toEqual(["A", "FORWARD_TO"]);
  });

  test("no secret is in its words, by mark, by name or by shape", () => {
    const told = [
      ...differencesOf({ a: new Secret("canary-1") }, { a: "canary-2" }),
      ...differencesOf({ a: "canary-3" }, { a: new Secret("canary-4") }),
      ...differencesOf({ apiToken: "canary-5" }, { apiToken: "canary-6" }),
      ...differencesOf({ url: "x" }, { url: "postgres://u:canary-7@host/db" }),
    ];
    expect(told).toHaveLength(4);
    expect(JSON.stringify(told)).not.toContain("canary");
  });
});

describe("no difference", () => {
  test.each<[string, Properties, Properties]>([
    ["the same", { a: 1, b: ["x", { c: null }] }, { a: 1, b: ["x", { c: null }] }],
    ["a number as a text", { a: 3600, on: true }, { a: "3600", on: "true" }],
    ["another order", { a: ["x", "y"] }, { a: ["y", "x"] }],
    ["nothing in another spelling", { a: "", b: [], c: null }, { a: null, b: null, c: "" }],
    ["what the vendor adds", { a: { b: 1 } }, { a: { b: 1, id: "made" }, id: "made" }],
    ["what the vendor does not repeat", { a: 1, b: 2 }, { a: 1 }],
    ["a secret that is hidden on one side", { a: new Secret("x") }, { a: new Secret(HIDDEN) }],
    ["a secret that is the same", { a: new Secret("x") }, { a: "x" }],
  ])("%s", (_, inputs, outputs) => {
    expect(differencesOf(inputs, outputs)).toEqual([]);
  });
});

test("what the vendor holds beside the declared can be read, but is not listed", () => {
  const { inputs } = viewOf("a:b:C", { name: "x" }, { name: "x", enabled: true }).resource;
  expect(inputs.enabled).toBe(true);
  expect(Object.keys(inputs)).toEqual(["name"]);
});

test("a read of what differs is heard, and of nothing else", () => {
  const heard: string[] = [];
  const subject = resource("a:b:C", { a: 1, b: 2 }, { outputs: { a: 1, b: 3 } });
  const view = vendorViewOf(subject, { onRead: (input) => heard.push(input) });
  expect([view?.resource.inputs.a, view?.resource.inputs.b]).toEqual([1, 3]);
  expect(heard).toEqual(["b"]);
});

test("without an answer, and for a provider, there is no view", () => {
  expect(vendorViewOf(resource("a:b:C"))).toBeUndefined();
  expect(vendorViewOf(resource("a:b:C", { a: 1 }, { outputs: {} }))).toBeUndefined();
  expect(vendorViewOf(resource("pulumi:providers:neon", {}, { outputs: { apiKey: "x" } }))).toBeUndefined();
});
