import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { junitFile } from "../../../formats/junit/junit-file.ts";
import { escapeMarkup } from "../../../formats/markup/escape.ts";
import { madeEvidence, madeSteps } from "../../support/assessment.ts";

/** What XML 1.0 has no place for, and the controls that it has one for and nobody sees. */
const noXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u{fffe}\u{ffff}]/u;

test.each([
  ["a null", "a\u0000b"],
  ["an escape that steers a terminal", "a\u001b[31mb"],
  ["a form feed", "a\u000cb"],
  ["half a pair", "a\ud83db"],
  ["a character that is none", "a\ufffeb"],
])("%s is seen and is no fault of the document", (_, text) => {
  const escaped = escapeMarkup(text);
  expect(escaped).not.toMatch(noXml);
  expect(escaped.startsWith("a")).toBe(true);
  expect(escaped.endsWith("b")).toBe(true);
  expect(escaped.length).toBeGreaterThan(2);
});

test("line breaks, tabs and whole pairs stay as they are", () => {
  expect(escapeMarkup("a\tb\nc 😀 é")).toBe("a\tb\nc 😀 é");
});

test("a name that steers a terminal leaves the JUnit file well formed", () => {
  const findings = madeSteps().findings.map((finding) => ({
    ...finding,
    message: "named a\u001b]0;x\u0007b",
  }));
  const [file] = junitFile(madeEvidence({ findings }));
  expect(String(wholeOf(file.content))).not.toMatch(noXml);
});
