import { expect, test } from "vitest";
import { perText } from "../../../policies/kernel/per-text.ts";

test("the same text is searched once, and many texts are not kept for ever", () => {
  const searched: string[] = [];
  const lengthOf = perText((text) => {
    searched.push(text);
    return text.length;
  });
  expect([lengthOf("one"), lengthOf("three"), lengthOf("one")]).toEqual([3, 5, 3]);
  expect(searched).toEqual(["one", "three"]);
  for (let count = 0; count < 10_000; count++) lengthOf(`text ${count}`);
  lengthOf("one");
  expect(searched.filter((text) => text === "one")).toHaveLength(2);
});

test("a search that finds nothing is not made again either", () => {
  let searches = 0;
  const nothing = perText(() => {
    searches += 1;
    return undefined;
  });
  expect([nothing("a"), nothing("a"), searches]).toEqual([undefined, undefined, 1]);
});
