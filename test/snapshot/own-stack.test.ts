import { expect, test } from "vitest";
import { refuseForeign } from "../../snapshot/own-stack.ts";

const file = (project: string, stack: string) => ({
  source: "state" as const,
  file: "state.json",
  project,
  stack,
  resources: [],
  placeholders: [],
});

test("the stack that was asked for", () => {
  expect(() => refuseForeign(file("kaitalk", "staging"), "staging")).not.toThrow();
});

test("another project, and another stack, in one sentence each", () => {
  expect(() => refuseForeign(file("shop", "prod"), "prod")).toThrow(
    'state.json: is of the project "shop", and this is "kaitalk"; export the stack of this project.',
  );
  expect(() => refuseForeign(file("kaitalk", "dev"), "prod")).toThrow(
    'state.json: is of the stack "dev", and "prod" was asked for; give --stack dev, or export "prod".',
  );
});
