import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { failureSentence, loadFailureSentence } from "../../snapshot/program-failure.ts";
import { root } from "../../snapshot/surroundings.ts";

const canary = "canary-4711";

function failing(error: Error, stack: readonly string[], code?: string): Error {
  error.stack = [...stack, "    at asyncRun (node:internal/modules/esm/loader:1:1)"].join("\n");
  return code === undefined ? error : Object.assign(error, { code });
}

const unreadable = failing(new SyntaxError("Expression expected"), [
  `${root}infra/config-keys.ts:7`,
  "const x = ;",
  "          ^",
  "",
  "SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: Expression expected",
]);
const withoutExport = failing(
  new SyntaxError("The requested module './names.ts' does not provide an export named 'y'"),
  [`${pathToFileURL(`${root}infra/config.ts`).href}:3`, 'import { y } from "./names.ts";'],
);
const notFound = (importer: string) =>
  failing(
    new Error(`Cannot find module '${root}infra/nowhere.ts' imported from ${importer}`),
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find module"],
    "ERR_MODULE_NOT_FOUND",
  );

describe("a file of the program that Node cannot load", () => {
  test.each([
    [unreadable, "infra/config-keys.ts:7: the program fails: Expression expected."],
    [
      withoutExport,
      "infra/config.ts:3: the program fails: The requested module './names.ts' does not provide an export named 'y'.",
    ],
    [
      notFound(`${root}infra/config.ts`),
      "infra/config.ts: the program fails: Cannot find module 'infra/nowhere.ts' imported from infra/config.ts.",
    ],
  ])("is named with its line: %s", (error, sentence) => {
    expect(loadFailureSentence(error)).toBe(sentence);
    expect(failureSentence(error)).toBe(sentence);
  });

  test("is told from errors that may quote data", () => {
    const parsing = (() => {
      try {
        return JSON.parse(`${canary} is no JSON`);
      } catch (error) {
        return error;
      }
    })();
    const quotingPlace = failing(new SyntaxError(canary), [
      `SyntaxError: ${canary}`,
      `    at ${root}infra/config.ts:7`,
    ]);
    const thrown = failing(new TypeError(canary), [`${root}infra/config.ts:7`]);
    for (const error of [
      parsing,
      quotingPlace,
      thrown,
      canary,
      undefined,
      null,
      notFound(`${root}cli/run.ts`),
    ])
      expect(loadFailureSentence(error)).toBeUndefined();
  });
});

test("whatever a program throws is told in one line, without the machine's folders and with one stop", () => {
  expect(failureSentence(new Error(`no ${root}infra/a.ts.\nfurther lines`))).toMatch(
    /^\S+: the program fails: no infra\/a\.ts\.$/,
  );
  expect(failureSentence("thrown text")).toBe("infra/index.ts: the program fails: thrown text.");
});
