import pico from "picocolors";
import { expect, test } from "vitest";
import { promiseTable } from "../../../formats/terminal/promise-table.ts";
import type { AssessedPromise } from "../../../judge/assessment.ts";
import { besidePromised } from "../../../judge/sentences.ts";
import { madeAssessment } from "../../support/assessment.ts";

const [made] = madeAssessment().promises;
if (!made) throw new Error("the fixture has no promise");

test.each<[string, Partial<AssessedPromise>]>([
  ["89 d 23 h 59 min of 90 d", { kind: "retention", actual: "89 d 23 h 59 min", documented: "90 d" }],
  ["no end; promised 90 d (ours)", { kind: "retention", actual: "no end", documented: "90 d (ours)" }],
  ["88 d; promised account + 30 d", { kind: "retention", actual: "88 d", documented: "account + 30 d" }],
  ["us1", { kind: "regions", actual: "us1", documented: "us1 (ours)" }],
  ["ie1; promised us1", { kind: "regions", actual: "ie1", documented: "us1" }],
  ["12 of 12 checks met", { kind: "safeguards", actual: "12 of 12 checks met", documented: "TLS 1.3" }],
  ["1 h of 0 s", { kind: "safeguards", actual: "1 h", documented: "stated", documentedSeconds: 0 }],
])("one number beside what is promised: %s", (words, parts) => {
  expect(besidePromised({ ...made, ...parts })).toBe(words);
});

test("a row goes by its label, or by the id that explain takes, which is never broken", () => {
  const terminal = { width: 60, colours: pico.createColors(false) };
  const clause = "a-clause-with-quite-a-long-name-to-copy";
  const label = "A label that can be wrapped where the terminal is narrow";
  const promise = {
    ...made,
    clause,
    label,
    kind: "safeguards" as const,
    actual: "met",
    verdict: "met" as const,
  };
  const [, first = "", second] = promiseTable([promise], "label", terminal);
  expect(first).toMatch(/^ {2}A label that can be +met +met$/);
  expect(second).toBe("  wrapped where the");
  expect(promiseTable([promise], "clause", terminal).join("\n")).toContain(clause);
});
