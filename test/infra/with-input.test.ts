import * as pulumi from "@pulumi/pulumi";
import { afterEach, expect, test, vi } from "vitest";
import { withInput } from "../../infra/with-input.ts";
import { InputError } from "../../register/input-error.ts";

afterEach(() => vi.restoreAllMocks());

const misread = () => {
  throw new InputError(["kaitalk:domain is missing."]);
};

test("planned in process, bad input arrives as it is", () => {
  expect(() => withInput(misread)).toThrow(InputError);
});

test("under an engine bad input is told in the engine's own error, which it prints without a stack", () => {
  const engine = {} as ReturnType<typeof pulumi.runtime.getEngine>;
  vi.spyOn(pulumi.runtime, "getEngine").mockReturnValue(engine);
  expect(() => withInput(misread)).toThrow(new pulumi.RunError("bad input: kaitalk:domain is missing."));
});

test("a fault of the program stays one", () => {
  const broken = () => {
    throw new TypeError("undefined is not a function");
  };
  expect(() => withInput(broken)).toThrow(TypeError);
});
