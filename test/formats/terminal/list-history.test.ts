import pico from "picocolors";
import { expect, test } from "vitest";
import { listDifference, listVersion } from "../../../formats/terminal/list-history.ts";
import { compareFacts } from "../../../register/list/compare-facts.ts";
import { type Fact, factsOf } from "../../../register/list/facts.ts";
import type { PublishedVersion } from "../../../register/list/published.ts";
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

test("a version names each thing once, with all that is said of it", () => {
  const fact = (id: string, kind: Fact["kind"], words: string, onPage = true): Fact => ({
    id,
    kind,
    value: words,
    onPage,
  });
  const facts = [
    fact("company/example", "company", "Example Inc."),
    fact("company/example/data/calls", "data-category", "calls"),
    fact("company/example/data/mails", "data-category", "mails"),
    fact("retention/calls/period", "period", "creation P90D"),
    fact("retention/calls/holder/example", "holder", "stored plain"),
    fact("retention/calls/holder/other", "holder", "transit plain"),
    fact("currency/USD", "currency", "USD"),
    fact("host/example.com", "host", "example.com", false),
  ];
  const source = { title: "The list" };
  const version = { version: "2026-01-01", source, sha256: "ab", facts } as unknown as PublishedVersion;
  const terminal = { width: 80, colours: pico.createColors(false) };
  expect(listVersion(version, "2026-06-01", terminal).split("\n")).toEqual([
    "The list   in force from 2026-01-01 until 2026-06-01",
    "  facts ab",
    "",
    "companies",
    "  example   Example Inc.",
    "    data: calls; mails",
    "",
    "periods",
    "  calls",
    "    period: 90 d after creation",
    "    holder: example (stored); other (transit)",
    "",
    "currencies",
    "  USD",
  ]);
  expect(listVersion(version, undefined, terminal)).toContain("in force since 2026-01-01");
});
