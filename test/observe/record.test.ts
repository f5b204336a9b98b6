import { describe, expect, it } from "vitest";
import { type Entry, readRecord, recordText } from "../../observe/record.ts";

const entries: Entry[] = [
  {
    entry: "begun",
    schemaVersion: 1,
    at: "2026-11-26T08:00:00Z",
    of: "accounts",
    project: "kaitalk",
    stack: "prod",
    register: "2026-11-24",
    declaredBy: "program",
    vendors: ["neon"],
  },
  { entry: "vendor", vendor: "neon", standing: "seen" },
  { entry: "ended", at: "2026-11-26T08:00:01Z" },
];
const text = recordText(entries);
const lines = text.split("\n").filter(Boolean);

describe("a record", () => {
  it("is read as it was written", () => {
    expect(readRecord(text, "record.jsonl")).toEqual(entries);
  });

  it.each<[string, string[], RegExp]>([
    [
      "a changed line",
      [lines[0]?.replace("prod", "test") ?? "", ...lines.slice(1)],
      /record.jsonl:1: was changed/,
    ],
    ["a dropped line", [lines[0] ?? "", lines[2] ?? ""], /record.jsonl:2: was changed/],
    ["a missing end", lines.slice(0, 2), /has no beginning or no end/],
    ["a missing beginning", lines.slice(1), /record.jsonl:1: was changed/],
    ["an added line", [...lines, lines[1] ?? ""], /record.jsonl:4: was changed/],
    ["two records after each other", [...lines, ...lines], /record.jsonl:4: was changed/],
    ["nothing", [], /has no beginning or no end/],
    ["another file", ["{}"], /record.jsonl:1: is no line/],
    ["no JSON", ["{"], /record.jsonl:1: is no line/],
  ])("is refused with %s", (_, given, problem) => {
    expect(() => readRecord(given.join("\n"), "record.jsonl")).toThrow(problem);
  });

  it("is refused where somebody made it begin twice", () => {
    const twice = recordText([...entries.slice(0, 2), ...entries]);
    expect(() => readRecord(twice, "record.jsonl")).toThrow(/no beginning or no end/);
  });
});
