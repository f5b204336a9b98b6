import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sha256 } from "../../judge/canonical-json.ts";
import { collectContext, inputsAreCommitted } from "../../pack/collect-context.ts";
import { explained, whyNoCheckout } from "../support/tools.ts";

const time = new Date("2026-11-24T09:30:00.999Z");

test("time is told to the second, the generator is the package", () => {
  const { generator, time: told } = collectContext({ command: "x", time });
  expect(told).toBe("2026-11-24T09:30:00Z");
  expect(generator.name).toBe("kaitalk-compliance-stack");
});

test("what decides a judgement is among the inputs: register, configuration, program, rules, their tests", () => {
  const paths = new Set(collectContext({ command: "x", time }).sources.map(({ path }) => path));
  for (const path of [
    "Pulumi.prod.yaml",
    "package-lock.json",
    "register/register.yaml",
    "register/vendors/neon.yaml",
    "infra/index.ts",
    "policies/residency/rules/neon-project-in-declared-region.ts",
    "test/policies/residency/rules/neon-project-in-declared-region.test.ts",
    "retention/compose.ts",
    "judge/judge.ts",
    "formats/page/page.css",
  ])
    expect([path, paths.has(path)]).toEqual([path, true]);
  expect([...paths].filter((path) => /node_modules|^dist|^\//.test(path))).toEqual([]);
});

test("a judged file from elsewhere is known by its name and digest, not by its place", () => {
  const file = join(mkdtempSync(join(tmpdir(), "kaitalk-state-")), "export.json");
  writeFileSync(file, "{}");
  const { sources } = collectContext({ command: "x", time, judgedFile: file });
  expect(sources).toContainEqual({ path: "export.json", sha256: sha256("{}") });
});

test("commit and work tree are those of the checkout, or said to be unknown", () => {
  const { commit, workTree } = collectContext({ command: "x", time });
  expect(commit).toMatch(/^([0-9a-f]{40}|unknown)$/);
  expect(commit === "unknown").toBe(workTree === "unknown");
});

test.skipIf(whyNoCheckout)(
  explained(
    "inputs are committed where none of them is new or changed, whatever lies beside them",
    whyNoCheckout,
  ),
  () => {
    const beside = mkdtempSync(fileURLToPath(new URL("beside-", import.meta.url)));
    try {
      writeFileSync(join(beside, "note"), "");
      const path = relative(fileURLToPath(new URL("../..", import.meta.url)), join(beside, "note"));
      expect(inputsAreCommitted([{ path: path.split(sep).join("/"), sha256: "" }])).toBe(false);
      expect(inputsAreCommitted([{ path: "elsewhere.yaml", sha256: "" }])).toBe(true);
    } finally {
      rmSync(beside, { recursive: true });
    }
  },
);
