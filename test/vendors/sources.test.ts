import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { majors } from "../../vendors/sources.ts";

test("the majors of Pulumi's own packages are those that are installed", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const installed = Object.keys(majors).map((name) => {
    const version: string = manifest.dependencies[`@pulumi/${name}`];
    return [name, Number(version.split(".", 1)[0])];
  });
  expect(Object.fromEntries(installed)).toEqual(majors);
});
