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

  const host = { entry: "host", vendor: "neon", host: "api", peers: [] };
  const resource = { entry: "resource", vendor: "neon", type: "t", id: "i", name: "n" };
  const seen = (at: string) => ({
    ...{ entry: "age", vendor: "neon", store: "s", question: "q", how: "oldest" },
    answer: { seen: "complete", value: { at }, proof: "p" },
  });
  const within = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

  it.each<[string, object]>([
    ["an age of no moment", seen("garbage")],
    ["an age of an empty text", seen("")],
    ["an age of a day that is none", seen("2026-02-30T00:00:00Z")],
    ["an age of a year that no date has", seen("+275760-09-13T00:00:00.000Z")],
    ["a clock beyond all clocks", { ...host, clockAhead: 9e15 }],
    ["a clock behind all clocks", { ...host, clockAhead: -9e15 }],
    ["a value too deep", { ...resource, properties: { deep: within(33) } }],
  ])("is refused with %s", (_, odd) => {
    const written = recordText([...entries.slice(0, 2), odd as Entry, ...entries.slice(2)]);
    expect(() => readRecord(written, "record.jsonl")).toThrow(/record.jsonl:3: is no line/);
  });

  it("is refused with a value deeper than any call could follow", () => {
    const says = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const line = JSON.stringify({
      ...JSON.parse(lines[1] ?? ""),
      says: { ...resource, properties: { deep: 0 } },
    }).replace('"deep":0', `"deep":${says}`);
    expect(() => readRecord([lines[0], line, lines[2]].join("\n"), "record.jsonl")).toThrow(
      /record.jsonl:2: is no line/,
    );
  });

  it("holds an age, a clock and a value as deep as there are", () => {
    const given = [
      entries[0],
      seen("2026-11-01T00:00:00.000Z"),
      { ...host, clockAhead: -86_400 },
      { ...resource, properties: { deep: within(32) } },
      entries[2],
    ] as Entry[];
    expect(readRecord(recordText(given), "record.jsonl")).toEqual(given);
  });

  it("is refused where somebody made it begin twice", () => {
    const twice = recordText([...entries.slice(0, 2), ...entries]);
    expect(() => readRecord(twice, "record.jsonl")).toThrow(/no beginning or no end/);
  });
});
