import { describe, expect, test } from "vitest";
import { projectOnto } from "../../sandbox/projection.ts";

describe("the held values of what was declared", () => {
  test("what the vendor added is left out, at every depth", () => {
    expect(
      projectOnto(
        { name: "a", environments: { production: { name: "p" } }, rules: [{ id: "x" }] },
        {
          name: "b",
          url: "https://b",
          environments: { production: { name: "p", id: "evm-1" } },
          rules: [{ id: "x", made: 1 }],
        },
      ),
    ).toEqual({ name: "b", environments: { production: { name: "p" } }, rules: [{ id: "x" }] });
  });

  test("whatever stands in a map was put there by its owner", () => {
    const isMap = (path: string) => path === "envVars" || path === "parts.labels";
    expect(
      projectOnto(
        { envVars: { A: { value: "1" } }, parts: [{ labels: { x: "1" } }], plan: { a: 1 } },
        {
          envVars: { A: { value: "1", generated: false }, B: { value: "2" } },
          parts: [{ labels: { x: "1", y: "2" }, made: 1 }],
          plan: { a: 1, b: 2 },
        },
        isMap,
      ),
    ).toEqual({
      envVars: { A: { value: "1" }, B: { value: "2" } },
      parts: [{ labels: { x: "1", y: "2" } }],
      plan: { a: 1 },
    });
  });

  test("an entry that was added to a list is seen whole", () => {
    expect(projectOnto({ ips: [{ a: 1 }] }, { ips: [{ a: 1 }, { a: 2, b: 3 }] })).toEqual({
      ips: [{ a: 1 }, { a: 2, b: 3 }],
    });
  });

  test("what the vendor no longer holds is gone", () => {
    expect(projectOnto({ name: "a", comment: "x" }, { name: "a" })).toEqual({ name: "a" });
  });
});
