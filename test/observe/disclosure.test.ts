import { describe, expect, it } from "vitest";
import { disclosed } from "../../observe/disclosure.ts";
import { HIDDEN, Secret, UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import { Confidential } from "../../vendors/observation/confidential.ts";
import type { SeenValue } from "../../vendors/observation/reader.ts";

const withheld = (how: string) => ({ "kaitalk:value": how });

describe("what may be written", () => {
  it.each<[string, SeenValue, Value | undefined, unknown]>([
    ["a plain value", "us", "eu", "us"],
    [
      "a confidential one as declared",
      new Confidential("s3cret"),
      new Secret("s3cret"),
      withheld("as-declared"),
    ],
    ["a confidential one that differs", new Confidential("other"), new Secret("s3cret"), withheld("differs")],
    ["a confidential one declared in the clear", new Confidential("5"), 5, withheld("as-declared")],
    ["a confidential one that nobody declared", new Confidential("x"), undefined, withheld("hidden")],
    ["one that the source hides", new Confidential("x"), new Secret(HIDDEN), withheld("hidden")],
    ["one that is not known yet", new Confidential("x"), UNKNOWN, withheld("hidden")],
    ["a plain one that is declared secret", "s3cret", new Secret("s3cret"), withheld("as-declared")],
    ["a text of a secret's form", "rnd_0123456789abcdef01", undefined, withheld("hidden")],
    ["an address of a person", "mailto:ana@example.com", undefined, withheld("hidden")],
    ["an address in place of what is declared", "mailto:ana@example.com", "mailto:x", withheld("differs")],
    [
      "an address that is declared",
      "mailto:ana@example.com",
      "mailto:ana@example.com",
      "mailto:ana@example.com",
    ],
    ["nothing", null, "x", null],
    ["a list in another order", ["b@example.com", "a"], ["a", "b@example.com"], ["b@example.com", "a"]],
    [
      "what is below",
      { A: { value: new Confidential("1") }, B: { value: new Confidential("2") } },
      { A: { value: new Secret("1") } },
      { A: { value: withheld("as-declared") }, B: { value: withheld("hidden") } },
    ],
  ])("%s", (_, seen, declared, written) => {
    expect(disclosed(seen, declared)).toEqual(written);
  });
});
