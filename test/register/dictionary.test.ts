import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dictionary } from "../../register/dictionary.ts";
import { InputError } from "../../register/input-error.ts";
import { books, readBooks } from "../../register/read-books.ts";

const shipped = fileURLToPath(new URL("../../register", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dictionary-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Edit = (text: string) => string;

/** What is wrong after edits of files of the register, without the folder and the columns. */
function problemsAfter(edits: Readonly<Record<string, Edit>>): string[] {
  cpSync(shipped, folder, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const edited = edit(text);
    expect(edited).not.toBe(text);
    writeFileSync(path, edited);
  }
  try {
    readBooks(pathToFileURL(`${folder}/`));
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) =>
      problem.replace(/^.*?dictionary-[^/]*\//, "").replace(/^(\S+?):(\d+):\d+:/, "$1:$2:"),
    );
  }
}

/** The line on which a text stands, counted from 1. */
function lineOf(file: string, text: string): number {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

const languages = books().register.value.organisation.languages.filter((language) => language !== "en");

/** One text of each kind that people read. */
const texts: Readonly<Record<string, readonly (readonly [before: string, after: string])[]>> = {
  "register.yaml": [
    ["purpose: Hosting of the Express.js application server", "purpose: Hosting of a server"],
    ["subscription status", "shoe size"],
    ["service: PostgreSQL", "service: MariaDB"],
    ["label: Call metadata", "label: Data about calls"],
    ["label: Right to deletion", "label: Right to be forgotten"],
    ["statement: The application server and its jobs run", "statement: The server runs"],
    ["regulated industries", "hospitals"],
  ],
  "activities.yaml": [
    ["name: Content delivery", "name: Delivery"],
    ["purpose: Carry the customer's WhatsApp conversations", "purpose: Carry conversations"],
    ["People who send a request", "Whoever asks"],
    ["The page names no purpose for the hash", "Nobody knows what the hash is for, which"],
  ],
  "measures.yaml": [["topic: Limited retention", "topic: Retention"]],
  "attestations.yaml": [["owner: legal", "owner: board"]],
};

test("a text that nobody translated is refused with its place, in each language", () => {
  const edits = Object.entries(texts).map(([file, pairs]): [string, Edit] => [
    file,
    (text) => pairs.reduce((edited, [before, after]) => edited.replace(before, after), text),
  ]);
  const missing = problemsAfter(Object.fromEntries(edits)).filter(
    (problem) => !problem.startsWith("translations/"),
  );
  const places = Object.entries(texts).flatMap(([file, pairs]) =>
    pairs.map(([, after]) => `${file}:${lineOf(file, after)}: `),
  );
  for (const language of languages) {
    const told = missing.filter((problem) =>
      problem.endsWith(`has no translation; add it to register/translations/${language}.yaml.`),
    );
    expect(told.map((problem) => problem.replace(/".*/, "")).toSorted()).toEqual(places.toSorted());
  }
});

test.each(languages)("a translation into %s that no text uses is refused with its line", (language) => {
  const file = `translations/${language}.yaml`;
  const problems = problemsAfter({ [file]: (text) => `${text}"Voice prints": x\n` });
  expect(problems).toEqual([
    `${file}:${lineOf(file, "Voice prints")}: nothing says "Voice prints" any more; remove its translation.`,
  ]);
});

test("a role of the judgement, and an empty translation, are no exceptions", () => {
  const file = "translations/pt-BR.yaml";
  expect(problemsAfter({ [file]: (text) => text.replace(/^"infrastructure".*\n/m, "") })).toEqual([
    `${file}:5: has no translation of "infrastructure"; add it.`,
  ]);
  expect(problemsAfter({ [file]: (text) => text.replace(/^("infrastructure"): .*\n/m, '$1: ""\n') })).toEqual(
    [expect.stringContaining("is empty")],
  );
});

test("what an older version said is said in each language too", () => {
  const [version] = books().published;
  const file = `published/${version?.version}/facts.json`;
  expect(
    problemsAfter({ [file]: (text) => text.replaceAll('"subscription status"', '"shoe size"') }),
  ).toEqual(
    languages.map(
      (language) =>
        `register/${file}: "shoe size" has no translation; add it to register/translations/${language}.yaml.`,
    ),
  );
});

test("a language of the register needs its file, and a file its language", () => {
  expect(
    problemsAfter({ "register.yaml": (text) => text.replace("en, es-MX, pt-BR]", "en, es-MX]") }),
  ).toEqual(["translations/pt-BR.yaml:5: the register is not published in pt-BR; remove the file."]);
});

test("each text is said in the language asked for, English as it stands", () => {
  expect(dictionary("en", books()).text("Voice prints")).toBe("Voice prints");
  for (const language of languages) {
    expect(() => dictionary(language, books()).text("Voice prints")).toThrow(
      `register/translations/${language}.yaml: has no translation of "Voice prints"; add it.`,
    );
    expect(() => dictionary(language, books()).text("constructor")).toThrow("has no translation");
  }
  expect(() => dictionary("fr", books())).toThrow("register/translations/fr.yaml: is missing");
});
