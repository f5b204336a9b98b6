import { expect, test } from "vitest";
import { leftBehind } from "../../sandbox/left-behind.ts";

test("what a vendor holds and no state knows is left behind", () => {
  const held = ["1", "2"].map((id) => ({ type: "a:b:C", id, urn: `urn::${id}`, properties: {} }));
  const known = [
    { type: "a:b:C", id: "1" },
    { type: "x:y:Z", id: "2" },
  ];
  expect(leftBehind(held, known).map(({ id }) => id)).toEqual(["2"]);
});
