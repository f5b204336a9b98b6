import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { strangeWords, withoutAmbience } from "../../snapshot/program-source.ts";

test.each([
  ["eval('1')", "eval"],
  ["const x = await import('./other.ts')", "import"],
  ["read(import.meta.url)", "import.meta"],
  ["Array.prototype.push = () => 0", "prototype"],
  ["[].constructor('return 1')", "constructor"],
  ["[]['constructor']", "['constructor"],
  ["Object.setPrototypeOf(a, b)", "setPrototypeOf"],
  ["if (Math.random() > 1) declare()", "random"],
  ["runtime.getEngine()", "getEngine"],
  ["import { automation } from '@pulumi/pulumi'", "automation"],
  ["if (new Error().stack) declare()", "stack"],
  ["if ('a'.localeCompare('B') > 0) declare()", "localeCompare"],
  ["if (im\\u0070ort.meta.url) declare()", "import.meta"],
])("%s reaches past the configuration", (source, word) => {
  expect(strangeWords(`first();\n${source}`)).toEqual([{ word, line: 2 }]);
});

test("words of a name, and what a class is made of, say nothing", () => {
  const source = `class Edge { constructor(stackName) { this.dynamicHost = stack.name; } }
import { RandomBytes } from "@pulumi/random/randomBytes.js";
const evaluated = important(random, { stack });`;
  expect(strangeWords(source)).toEqual([]);
});

test("globals that differ by machine or time come from what is given, and lines stay", () => {
  const guarded = withoutAmbience("// a\nconst at = Date.now() + process.pid;", "given");
  expect(guarded.split("\n")).toHaveLength(2);
  expect(guarded).toMatch(/^const \{ [^}]*\bDate\b[^}]* \} = given;\/\/ a$/m);
  expect(guarded).toMatch(/\bprocess\b[^}]*\} = given/);
});

test.each([
  "setImmediate(f)",
  "fetch(u)",
  "globalThis.x",
  "performance.now()",
  "new Function('')",
  "require('fs')",
  "new D\\u0061te()",
  "pr\\u{6f}cess.pid",
  "Math.max(1)",
])("%s cannot be had", (source) => expect(withoutAmbience(source, "given")).toMatch(/^const \{/));

test("what says the same everywhere stays, and so does a member of that name", () => {
  const source = "new Map(JSON.parse(a.process)).get(String(b.Date));";
  expect(withoutAmbience(source, "given")).toBe(source);
});

test("a guarded module runs with what it is given", () => {
  const source = withoutAmbience("process.pid", "({ process: { pid: 'none' } })");
  expect(runInThisContext(`(() => { ${source.replace("process.pid", "return process.pid")} })()`)).toBe(
    "none",
  );
});
