import { describe, expect, it } from "vitest";
import { capped, code, plain, table } from "../../../formats/pull-request/markdown.ts";

describe("plain", () => {
  it("keeps markup, mentions and table cells from being more than text", () => {
    expect(plain('a|b *c* <img src="x"> @owner #1\n[x](y)')).toBe(
      'a\\|b \\*c\\* \\<img src="x"\\> &#64;owner \\#1 \\[x\\](y)',
    );
  });
});

describe("code", () => {
  it("cannot be left from inside", () => {
    expect(code("a`b|c\nd")).toBe("`a b c d`");
  });
});

describe("table", () => {
  it("rules its header", () => {
    expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
  });
});

describe("capped", () => {
  it("says how much it leaves out", () => {
    expect(capped(["- 1", "- 2", "- 3"], 2)).toBe("- 1\n- 2\n- and 1 more");
    expect(capped(["- 1"], 2)).toBe("- 1");
  });
});
