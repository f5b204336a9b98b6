import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { types } from "../../vendors/types.ts";
import { kaitalk } from "../support/kaitalk-process.ts";
import { resource } from "../support/resource.ts";
import { previewDigest, stateExport } from "../support/state-export.ts";

let folder: string;
const projects = [
  resource(types.neon.project, {}, { urn: "urn:pulumi:prod::kaitalk::neon:index/project:Project::x" }),
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-modules-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The URLs of all that Node loads for a call, imported or required. */
async function modulesOf(...args: string[]): Promise<string[]> {
  const listing = join(folder, "modules.txt");
  const watcher = join(folder, "watch.mjs");
  writeFileSync(listing, "");
  writeFileSync(
    watcher,
    `import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
const listing = ${JSON.stringify(listing)};
registerHooks({ load(url, context, next) { appendFileSync(listing, url + "\\n"); return next(url, context); } });`,
  );
  await kaitalk(args, { NODE_OPTIONS: `--import ${pathToFileURL(watcher)}` });
  return readFileSync(listing, "utf8").split("\n");
}

test.each([
  ["--state", stateExport(projects)],
  ["--plan", previewDigest(projects)],
])("a file named by %s is judged without the SDK", async (option, text) => {
  const file = join(folder, "stack.json");
  writeFileSync(file, text);
  const urls = await modulesOf("check", option, file);
  expect(urls.filter((url) => url.endsWith("/judge/judge.ts"))).toHaveLength(1);
  expect(urls.filter((url) => url.includes("/@pulumi/"))).toEqual([]);
});

test("only the command that is called is loaded, and all of them for help", async () => {
  const commandsIn = (urls: readonly string[]) =>
    urls.flatMap((url) => /[^/]*$/.exec(url.split("/cli/commands/")[1] ?? "")?.[0] || []);
  expect(commandsIn(await modulesOf("verify", "--help"))).toEqual(["verify.ts"]);
  expect(commandsIn(await modulesOf("--help"))).toContain("previous-evidence.ts");
});

test("the program is planned without the SDK's package manager, compiler and automation", async () => {
  const urls = await modulesOf("check");
  expect(urls.filter((url) => url.endsWith("/@pulumi/pulumi/index.js"))).not.toEqual([]);
  expect(urls.filter((url) => /\/@npmcli\/|\/typescript@|\/pulumi\/automation\//.test(url))).toEqual([]);
});
