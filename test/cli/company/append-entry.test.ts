import { expect, test } from "vitest";
import { appendEntry, replaceScalar } from "../../../cli/company/append-entry.ts";

const text = `# What is promised.
version: 2026-11-24
companies:
  # The first.
  - id: one
    hosts: [one.example] # its own
    places:
      - {
          id: here,
        }

# What follows.
rows:
  - id: calls
    holders:
      - { company: one }
    enforcedBy: [purge]
`;

test("an entry stands after the last one; comments and forms stay as they were written", () => {
  const added = appendEntry(text, ["companies"], { id: "two", hosts: [], note: null });
  expect(added).toBe(
    text.replace(
      "        }\n\n# What follows.",
      "        }\n  - id: two\n    hosts: []\n    note: null\n\n# What follows.",
    ),
  );
  expect(appendEntry(text, ["rows", 0, "holders"], { company: "two" })).toBe(
    text.replace("{ company: one }\n", "{ company: one }\n      - company: two\n"),
  );
});

test("a list on one line grows on its line", () => {
  expect(appendEntry(text, ["companies", 0, "hosts"], "two.example")).toContain(
    "hosts: [one.example, two.example] # its own",
  );
});

test("a text that ends without a line break keeps its last entry", () => {
  expect(appendEntry("a:\n  - x: 1\n", ["a"], { x: 2 })).toBe("a:\n  - x: 1\n  - x: 2\n");
});

test("one value is replaced, and nothing else", () => {
  expect(replaceScalar(text, ["version"], "2026-12-20")).toBe(text.replace("2026-11-24", "2026-12-20"));
});

test("a list that is not there is a fault of ours", () => {
  expect(() => appendEntry(text, ["nothing"], {})).toThrow("no list at nothing");
  expect(() => replaceScalar(text, ["nothing"], "x")).toThrow("nothing at nothing");
});
