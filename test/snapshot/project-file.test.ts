import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { readProjectName } from "../../snapshot/project-file.ts";

const folder = mkdtempSync(join(tmpdir(), "project-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shipped = {
  name: "kaitalk",
  runtime: { name: "nodejs", options: { typescript: false } },
  main: "infra/index.ts",
  plugins: { providers: [{ name: "postmark", path: "vendors/postmark/plugin" }] },
};
function nameIn(change: object): string {
  const file = join(folder, "Pulumi.yaml");
  writeFileSync(file, stringify({ ...shipped, ...change }));
  return readProjectName(pathToFileURL(file));
}

test("the shipped file, and one that only describes itself otherwise", () => {
  expect(readProjectName()).toBe("kaitalk");
  expect(nameIn({ description: "other", author: "a", website: "https://b" })).toBe("kaitalk");
});

test.each<[string, object]>([
  ["main", { main: "other/index.ts" }],
  ["main", { main: undefined }],
  ["runtime", { runtime: "nodejs" }],
  ["runtime", { runtime: { name: "nodejs", options: { typescript: false, nodeargs: "--import ./x.js" } } }],
  ["runtime", { runtime: "yaml" }],
  ["plugins", { plugins: { providers: [{ name: "postmark", path: "elsewhere" }] } }],
  ["plugins", { plugins: { ...shipped.plugins, analyzers: [{ name: "x", path: "y" }] } }],
  ["plugins", { plugins: { providers: [...shipped.plugins.providers, { name: "neon", path: "z" }] } }],
  ["backend", { backend: { url: "s3://bucket" } }],
  ["stackConfigDir", { stackConfigDir: "config" }],
  ["config", { config: { "kaitalk:domain": "example.com" } }],
  ["options", { options: { refresh: "always" } }],
  ["packages", { packages: { x: "y" } }],
])("%s that runs something else is refused: %j", (key, change) => {
  expect(() => nameIn(change)).toThrow(
    `${key} makes the engine run something else than the program that is judged;`,
  );
});

test("a project without a name", () => {
  expect(() => nameIn({ name: "" })).toThrow("has no name");
});

test.each(["Pulumi.json", "Pulumi.yml", "Pulumi.prod.yml", "infra/Pulumi.yaml", "infra/package.json"])(
  "%s beside it would be read in its place",
  (name) => {
    mkdirSync(join(folder, "infra"), { recursive: true });
    writeFileSync(join(folder, name), "{}");
    try {
      expect(() => nameIn({})).toThrow(`${name}: would be read in place of what is judged; remove it.`);
    } finally {
      rmSync(join(folder, name));
    }
  },
);
