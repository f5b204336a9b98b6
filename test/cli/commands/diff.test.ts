import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Assessment } from "../../../judge/assessment.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";

let folder: string;
let now: Assessment;
const at = (name: string) => join(folder, name);
const write = (name: string, content: unknown) =>
  writeFileSync(at(name), typeof content === "string" ? content : JSON.stringify(content));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-diff-test-"));
  const { out } = await kaitalk(["check", "--format", "json"]);
  now = JSON.parse(out);
  const [first, ...promises] = now.promises;
  const [rule, ...rules] = now.rules;
  expect([first?.clause, rule?.id]).not.toContain(undefined);
  write("now.json", now);
  write("before.json", {
    ...now,
    promises: [{ ...first, verdict: "violated", documented: "elsewhere" }, ...promises],
    rules,
  });
  mkdirSync(at("pack/data"), { recursive: true });
  write("pack/data/findings.json", now);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("kaitalk diff", () => {
  test("tells a promise before and now, and a rule that was added, and ends with 0", async () => {
    const { code, out } = await kaitalk(["diff", at("before.json"), at("pack")]);
    expect(code).toBe(0);
    expect(out).toContain(`verdict     violated → ${now.promises[0]?.verdict}`);
    expect(out).toContain(`documented  elsewhere → ${now.promises[0]?.documented}`);
    expect(out).toMatch(new RegExp(`rules added\\n {2}${now.rules[0]?.id}`));
  });

  test("compares with the program as it is where nothing else is named, and says where nothing differs", async () => {
    const { code, out } = await kaitalk(["diff", at("now.json"), "--as-of", now.asOf]);
    expect([code, out]).toEqual([0, "Nothing differs.\n"]);
  });

  test("prints the same as JSON", async () => {
    const { code, out } = await kaitalk(["diff", at("before.json"), at("now.json"), "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      register: null,
      promises: [{ clause: now.promises[0]?.clause, verdict: { before: "violated" } }],
      rules: { added: [now.rules[0]?.id], removed: [] },
    });
  });

  test.each([
    [
      "a name of nothing",
      () => "no-such-thing",
      /^kaitalk: "no-such-thing" is no file, no folder of a pack and no git ref; name one of them\.\n$/,
    ],
    ["an option for git", () => "--upload-pack=x", /unknown option/],
    ["a folder of something else", () => folder, /holds no findings\.json; name a folder/],
    [
      "a file of something else",
      () => {
        write("other.json", { a: 1 });
        return at("other.json");
      },
      /is not an assessment/,
    ],
    [
      "a file that is no JSON",
      () => {
        write("text.json", "no");
        return at("text.json");
      },
      /is not valid JSON/,
    ],
  ])("refuses %s in one sentence", async (_, name, sentence) => {
    const { code, out, err } = await kaitalk(["diff", name()]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("kaitalk pull-request --base", () => {
  test.each([
    ["a printed assessment", "before.json"],
    ["a pack", "pack"],
  ])("takes %s", async (_, name) => {
    const { code, out } = await kaitalk(["pull-request", "--base", at(name), "--as-of", now.asOf]);
    expect(code).toBe(0);
    expect(out).toContain(name === "pack" ? "No verdict differs" : "| elsewhere | **");
  });
});
