import { describe, expect, test } from "vitest";
import { differences } from "../../sandbox/difference.ts";
import { UNKNOWN } from "../../sandbox/unknown.ts";

describe("what differs between inputs", () => {
  test("nothing, where they are the same in another order", () => {
    expect(differences({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toEqual([]);
  });

  test("each leaf is named with its path, and with the input that holds it", () => {
    expect(
      differences(
        { rules: [{ enabled: true, age: 1 }], gone: "x", "odd-name": { "a.b": 1 } },
        { rules: [{ enabled: false, age: 1 }, { enabled: true }], added: 2, "odd-name": { "a.b": 2 } },
      ),
    ).toEqual([
      { path: "rules[0].enabled", input: "rules", kind: "update" },
      { path: "rules[1]", input: "rules", kind: "add" },
      { path: "gone", input: "gone", kind: "delete" },
      { path: 'odd-name["a.b"]', input: "odd-name", kind: "update" },
      { path: "added", input: "added", kind: "add" },
    ]);
  });

  test("a value that is not known yet differs, even from itself", () => {
    expect(differences({ host: UNKNOWN }, { host: UNKNOWN })).toHaveLength(1);
  });
});
