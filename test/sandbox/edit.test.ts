import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { edit, parseEdit } from "../../sandbox/edit.ts";
import { VendorStore } from "../../vendors/simulation/store.ts";

const urn = "urn:pulumi:prod::kaitalk::a:b:C::documents";
let store: VendorStore;

beforeEach(() => {
  store = new VendorStore(":memory:");
  store.put({ type: "a:b:C", id: "1", urn, properties: { rules: [{ enabled: true }], name: "x" } });
});
afterEach(() => store.close());

describe("an edit behind the engine's back", () => {
  test.each([
    ["enabled=false", ["enabled"], false],
    ["rules[0].age=90", ["rules", "0", "age"], 90],
    ["name=plain text", ["name"], "plain text"],
    ["tags=[1,2]", ["tags"], [1, 2]],
  ])("reads %s", (text, path, value) => {
    expect(parseEdit(text)).toEqual({ path, value });
  });

  test("changes what the vendor holds, by URN or by name", () => {
    edit(store, urn, ["rules[0].enabled=false"]);
    edit(store, "documents", ["name=y", "made.by=hand"]);
    expect(store.get("a:b:C", "1")?.properties).toEqual({
      rules: [{ enabled: false }],
      name: "y",
      made: { by: "hand" },
    });
  });

  test("a list grows by its next entry and no further", () => {
    edit(store, "documents", ['rules[1]={"enabled":true}']);
    expect(store.get("a:b:C", "1")?.properties.rules).toHaveLength(2);
    expect(() => edit(store, "documents", ["rules[9].enabled=true"])).toThrow(
      '"9" is no place in a list of 2.',
    );
  });

  test("a name that nothing has is refused with what there is", () => {
    expect(() => edit(store, "recordings", ["a=1"])).toThrow(
      'the simulated vendors hold no "recordings"; they hold documents.',
    );
    expect(() => edit(new VendorStore(":memory:"), "recordings", ["a=1"])).toThrow(
      "the simulated vendors hold nothing; run npx kaitalk sandbox up or npx kaitalk sandbox fill first.",
    );
  });

  test("a name that two have needs the whole URN", () => {
    store.put({ type: "a:b:D", id: "2", urn: "urn:pulumi:prod::kaitalk::a:b:D::documents", properties: {} });
    expect(() => edit(store, "documents", ["a=1"])).toThrow(
      '"documents" names 2 objects; give the whole URN:',
    );
  });

  test("what is no edit is refused", () => {
    expect(() => parseEdit("=1")).toThrow('"=1" is no edit; write path=value, as rules[0].enabled=false.');
  });
});
