import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Journal, type JournalEntry, readJournal } from "../../notice/journal.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaitalk-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, "change.jsonl");
const at = "2030-01-01T00:00:00.000Z";
const key = (digit: string) => digit.repeat(64);
const batch = "11111111-1111-4111-8111-111111111111";
const begun: JournalEntry = {
  event: "begun",
  at,
  change: "c",
  version: "2030-02-01",
  list: key("a"),
  text: key("b"),
};
const intent: JournalEntry = { event: "intent", at, batch, recipients: [key("1"), key("2")] };
const settled: JournalEntry = {
  event: "settled",
  at,
  batch,
  by: "answer",
  accepted: [{ recipient: key("1"), message: "m", at }],
  unreachable: [],
};

function written(...entries: readonly JournalEntry[]): void {
  const journal = Journal.open(file());
  for (const entry of entries) journal.append(entry);
  journal.close();
}

test("an intent is uncertain until it is settled", () => {
  written(begun, intent);
  expect([...readJournal(file()).uncertain.keys()]).toEqual([batch]);
  written(settled);
  const { uncertain, accepted } = readJournal(file());
  expect([uncertain.size, [...accepted.keys()]]).toEqual([0, [key("1")]]);
});

test("only its owner reads it", () => {
  written(begun);
  if (process.platform !== "win32") expect(statSync(file()).mode & 0o077).toBe(0);
});

test("cut at any byte it says what was on disk whole, and goes on from there", () => {
  written(begun, intent, settled);
  const whole = readFileSync(file());
  const ends = [...whole.toString("latin1").matchAll(/\n/g)].map(({ index }) => index + 1);
  for (let length = 0; length <= whole.length; length += 7) {
    writeFileSync(file(), whole.subarray(0, length));
    const kept = ends.filter((end) => end <= length).length;
    const { begun: head, uncertain, accepted } = readJournal(file());
    expect([head !== undefined, uncertain.size, accepted.size], `at ${length}`).toEqual([
      kept > 0,
      kept === 2 ? 1 : 0,
      kept === 3 ? 1 : 0,
    ]);
    if (kept === 0) continue;
    written({ event: "bounces", at, counts: { all: 1 } });
    expect(readJournal(file()).bounces).toEqual({ all: 1 });
  }
});

describe("damage that no kill leaves is refused with its line", () => {
  test.each<[string, () => void, number]>([
    ["a line of something else", () => appendFileSync(file(), "{}\n"), 2],
    ["no beginning", () => writeFileSync(file(), `${JSON.stringify(intent)}\n`), 1],
    ["two beginnings", () => appendFileSync(file(), `${JSON.stringify(begun)}\n`), 2],
    ["a line cut and gone on", () => appendFileSync(file(), `{"event":"inte${JSON.stringify(settled)}\n`), 2],
  ])("%s", (_, damage, line) => {
    written(begun);
    damage();
    expect(() => readJournal(file())).toThrow(`:${line}: is no entry of a notice's journal`);
    expect(() => Journal.open(file())).toThrow("restore the file");
  });
});
