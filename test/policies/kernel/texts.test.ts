import { expect, test } from "vitest";
import { stackOf } from "../../../policies/kernel/evaluate.ts";
import { Secret, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { textsOf } from "../../../policies/kernel/texts.ts";
import { resource } from "../../support/resource.ts";

test("every text of a resource is found with its path, its name and whether it is secret", () => {
  const [node] = stackOf([
    resource("x:y:Z", {
      name: "a",
      envVars: { PGHOST: { value: UNKNOWN }, KEY: { value: new Secret("s") } },
      list: [{ url: "u" }, "v", 3, null],
      whole: new Secret({ inner: "w" }),
    }),
  ]).all;
  expect(node && textsOf(node)).toEqual([
    { path: "name", name: "name", text: "a", secret: false },
    { path: "envVars.PGHOST.value", name: "PGHOST", text: undefined, secret: false },
    { path: "envVars.KEY.value", name: "KEY", text: "s", secret: true },
    { path: "list[0].url", name: "url", text: "u", secret: false },
    { path: "list[1]", name: "list", text: "v", secret: false },
    { path: "whole.inner", name: "inner", text: "w", secret: true },
  ]);
});
