import { describe, expect, test } from "vitest";
import { Faults, parseFault } from "../../sandbox/faults.ts";

const attempt = (work: () => void) => {
  try {
    work();
    return "done";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe("a failure to come", () => {
  test.each([
    ["500", { kind: "500", times: 1 }],
    ["429=3", { kind: "429", times: 3 }],
    ["timeout@postmark:index:Server", { kind: "timeout", times: 1, type: "postmark:index:Server" }],
    [
      "half-create=2@neon:index/branch:Branch",
      { kind: "half-create", times: 2, type: "neon:index/branch:Branch" },
    ],
  ])("reads %s", (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });

  test.each([
    ["503", '--fail 503: "503" is no failure; use 429, 500, timeout, half-create.'],
    ["429=0", '--fail 429=0: "0" is no number of times; use 1 or more, as 429=3.'],
    ["", '--fail : "" is no failure; use 429, 500, timeout, half-create.'],
  ])("refuses %j in one sentence", (text, sentence) => {
    expect(attempt(() => parseFault(text))).toBe(sentence);
  });

  test("strikes as often as it was asked to, then the vendor is well", () => {
    const faults = new Faults([parseFault("429=2")]);
    const outcomes = [1, 2, 3].map(() => attempt(() => faults.before("create", "a:b:C")));
    expect(outcomes.map((outcome) => outcome === "done")).toEqual([false, false, true]);
  });

  test("strikes its own type alone", () => {
    const faults = new Faults([parseFault("500@a:b:C")]);
    expect(attempt(() => faults.before("update", "x:y:Z"))).toBe("done");
    expect(attempt(() => faults.before("update", "a:b:C"))).toBe(
      "update a:b:C: the vendor answered 500 Internal Server Error; nothing was changed.",
    );
  });

  test("a timeout strikes after the work is done, never before", () => {
    const faults = new Faults([parseFault("timeout")]);
    expect(attempt(() => faults.before("delete", "a:b:C"))).toBe("done");
    expect(attempt(() => faults.after("delete", "a:b:C"))).toMatch(/whether it happened is not known/);
  });

  test("a half-done create strikes creates alone", () => {
    const faults = new Faults([parseFault("half-create")]);
    expect(attempt(() => faults.after("update", "a:b:C"))).toBe("done");
    const made = { type: "a:b:C", id: "1", urn: "u", properties: {} };
    expect(attempt(() => faults.after("create", "a:b:C", made))).toMatch(/it exists, unfinished/);
  });
});
