import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openWorkspace, removeWorkspace, writeConfig } from "../../sandbox/workspace.ts";

let folder: string;
const names = { project: "kaitalk", stack: "prod" };

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "sandbox-")), "box");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

describe("the sandbox's folder", () => {
  test("holds a backend, a home and a passphrase of its own, and names no account", () => {
    const { environment } = openWorkspace(folder, names);
    expect(environment.PULUMI_BACKEND_URL).toMatch(/^file:\/\/.*\/box\/state$/);
    expect(environment.PULUMI_HOME).toBe(join(folder, "home"));
    expect(environment.PULUMI_ACCESS_TOKEN).toBe("");
    const passphrase = readFileSync(join(folder, "passphrase"), "utf8");
    expect(passphrase.length).toBeGreaterThan(16);
    expect(environment.PULUMI_CONFIG_PASSPHRASE).toBe(passphrase);
    expect(environment.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION).toBe("true");
    expect(statSync(join(folder, "passphrase")).mode & 0o077).toBe(0);
  });

  test("keeps its passphrase when it is opened again", () => {
    openWorkspace(folder, names);
    const first = readFileSync(join(folder, "passphrase"), "utf8");
    openWorkspace(folder, names);
    expect(readFileSync(join(folder, "passphrase"), "utf8")).toBe(first);
  });

  test("keeps the engine's salt beside the configuration", () => {
    const workspace = openWorkspace(folder, names);
    writeFileSync(workspace.configFile, "encryptionsalt: v1:abc\n");
    writeConfig(workspace, { "kaitalk:domain": "kaitalk.online" });
    expect(parse(readFileSync(workspace.configFile, "utf8"))).toEqual({
      encryptionsalt: "v1:abc",
      config: { "kaitalk:domain": "kaitalk.online" },
    });
  });

  test("is forgotten whole", () => {
    openWorkspace(folder, names);
    removeWorkspace(folder);
    expect(existsSync(folder)).toBe(false);
    expect(() => removeWorkspace(folder)).not.toThrow();
  });

  test("is forgotten without what somebody else keeps there", () => {
    const { memory } = openWorkspace(folder, names);
    for (const file of [memory, `${memory}-wal`, join(folder, "notes.txt")]) writeFileSync(file, "");
    removeWorkspace(folder);
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
  });

  test("that is no sandbox is left alone", () => {
    const home = join(folder, "..");
    writeFileSync(join(home, "passphrase"), "of somebody");
    expect(() => removeWorkspace(home)).toThrow(
      "is no sandbox; name the folder that kaitalk sandbox up was given.",
    );
    expect(readdirSync(home)).toEqual(["passphrase"]);
  });
});
