import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutableAmong } from "./mutants/mutable.ts";

const { mutate } = JSON.parse(readFileSync(new URL("../../stryker.config.json", import.meta.url), "utf8"));

test("of what a branch changed, what judges is mutated and nothing else", () => {
  const changed = [
    "judge/verdict.ts",
    "register/list/cells.ts",
    "register/clause-ids.ts",
    "policies/kernel/sdk.ts",
    "policies/kernel/subject.ts",
    "README.md",
    "",
  ];
  expect(mutableAmong(changed, mutate)).toEqual([
    "judge/verdict.ts",
    "register/list/cells.ts",
    "policies/kernel/subject.ts",
  ]);
});
