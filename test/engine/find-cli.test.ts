import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCli, missingCliSentence } from "../../engine/find-cli.ts";
import { explained, whyNoShell } from "../support/tools.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "find-cli-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function install(folder: string, answer: string): string {
  const path = join(root, folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "pulumi"), `#!/bin/sh\necho ${answer}\n`);
  chmodSync(join(path, "pulumi"), 0o755);
  return path;
}

function find(...onPath: string[]) {
  const environment = { PATH: onPath.join(delimiter), PULUMI_HOME: join(root, "home") };
  return findCli({ mayDownload: false }, { environment, platform: "linux" });
}

describe.skipIf(whyNoShell)(explained("the Pulumi CLI", whyNoShell), () => {
  test("is found on PATH", async () => {
    const folder = install("bin", "v3.200.0");
    expect(await find(folder)).toEqual({ path: join(folder, "pulumi"), version: "v3.200.0", origin: "PATH" });
  });

  test("is not the npm package in node_modules/.bin", async () => {
    expect(await find(install("node_modules/.bin", "v3.200.0"))).toBeUndefined();
  });

  test("is found in the Pulumi home where PATH has none", async () => {
    install("home/bin", "v3.201.0");
    expect(await find(join(root, "nothing"))).toMatchObject({ version: "v3.201.0", origin: "Pulumi home" });
  });

  test("is the newest that was fetched before, by number and not by letter", async () => {
    for (const version of ["3.99.0", "3.265.0"]) install(`home/versions/${version}/bin`, `v${version}`);
    expect(await find()).toMatchObject({ version: "v3.265.0", origin: "Pulumi home" });
  });

  test("must answer with a version: another program of that name is passed over", async () => {
    const other = install("other", "I am not it");
    const real = install("bin", "v3.200.0");
    expect(await find(other, real)).toMatchObject({ path: join(real, "pulumi") });
  });

  test("may be absent; the sentence then offers what works without it", async () => {
    expect(await find()).toBeUndefined();
    expect(missingCliSentence).toMatch(/kaitalk check/);
  });
});
