import pico from "picocolors";
import { expect, test } from "vitest";
import { listDifference } from "../../../formats/terminal/list-history.ts";
import { compareFacts } from "../../../register/list/compare-facts.ts";
import { factsOf } from "../../../register/list/facts.ts";
import { books } from "../../../register/read-books.ts";

const { value } = books().register;
const [first] = value.subProcessors;
if (!first) throw new Error("the register names nobody");
const added = { ...first, id: "example", legalName: "Example Inc." };
const said = (now: typeof value) =>
  listDifference({ before: "a", now: "b" }, compareFacts(factsOf(value), factsOf(now)), {
    width: 200,
    colours: pico.createColors(false),
  });

test("a company more is named, with all that it brings, and promises nothing more", () => {
  const words = said({ ...value, subProcessors: [...value.subProcessors, added] });
  expect(words).not.toMatch(/promises more|reads otherwise|editorial/);
  expect(words).toContain("a company more  company/example/purpose   new-sub-processor");
  expect(words.split("\n").at(-1)).toBe("  a company more: notice due (Example Inc.)");
});

test("another name for a company is no company more", () => {
  const renamed = { ...first, legalName: "Other Inc." };
  const words = said({ ...value, subProcessors: [renamed, ...value.subProcessors.slice(1)] });
  expect(words.split("\n").at(-1)).toBe("  1 promises less");
});
