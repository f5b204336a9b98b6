import { expect, test } from "vitest";
import { remembered } from "../../register/remembered.ts";

test("what is made of a few texts is made once, and never mistaken for what others make", () => {
  const made: string[] = [];
  const join = remembered((one: string, two: string) => {
    made.push(`${one}+${two}`);
    return `${one} and ${two}`;
  });
  expect([join("a", "b"), join("b", "a"), join("a", "b")]).toEqual(["a and b", "b and a", "a and b"]);
  expect(made).toEqual(["a+b", "b+a"]);
});
