import { expect, it } from "vitest";
import { observationLines } from "../../cli/observation-lines.ts";
import { terminal } from "../../formats/terminal/terminal.ts";
import type { EntryOf } from "../../observe/record.ts";

const plain = { ...terminal(), width: 100 };
const why = "the key was refused (401)";
const inventory = (called: string): EntryOf<"inventory"> => ({
  ...{ entry: "inventory", vendor: "neon", kind: called, called, holds: "data", identity: [] },
  answer: { seen: "cannot-tell", why },
});

it("says a reason once for all that it hides, and how far a clock is off", () => {
  const lines = observationLines(
    [
      { entry: "vendor", vendor: "neon", standing: "partly-seen" },
      inventory("Neon project"),
      inventory("Neon branch"),
      { entry: "host", vendor: "neon", host: "console.neon.tech", peers: [], clockAhead: 120 },
      {
        entry: "calls",
        vendor: "neon",
        host: "h",
        method: "GET",
        path: "/",
        count: 7,
        repeats: 0,
        statuses: { 401: 7 },
      },
    ],
    plain,
  ).join("\n");
  expect(lines).toContain(`cannot tell  neon: Neon project, Neon branch: ${why}.`);
  expect(lines).toMatch(/neon +partly seen +7 +0 +the clock of console.neon.tech is 120 s ahead of ours/);
  expect(lines.split(why)).toHaveLength(2);
});
