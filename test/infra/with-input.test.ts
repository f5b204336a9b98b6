import { RunError } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { withInput } from "../../infra/with-input.ts";
import { InputError } from "../../register/input-error.ts";

test("bad input is told in the engine's own error, which it prints without a stack", () => {
  const misread = () => {
    throw new InputError(["kaitalk:domain is missing."]);
  };
  expect(() => withInput(misread)).toThrow(new RunError("bad input: kaitalk:domain is missing."));
});

test("a fault of the program stays one", () => {
  const broken = () => {
    throw new TypeError("undefined is not a function");
  };
  expect(() => withInput(broken)).toThrow(TypeError);
});
