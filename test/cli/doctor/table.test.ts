import pico from "picocolors";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import type { Need } from "../../../cli/doctor/need.ts";
import { needTable } from "../../../cli/doctor/table.ts";

const needs: readonly Need[] = [
  {
    area: "Neon",
    what: "kaitalk:neonApiKey",
    standing: "missing",
    next: "Neon API key",
    command: "pulumi config set",
  },
  { area: "This machine", what: "Node", standing: "ready", next: "" },
];
const plain = (width: number) => ({ width, colours: pico.createColors(false) });

it("counts, then shows what is not ready under whose it is, and says once how keys are set", () => {
  expect(needTable(needs, "prod", plain(100)).split("\n")).toEqual([
    "KAITALK doctor   stack prod",
    "  0 wrong   1 missing   0 confirm   0 gap   1 ready",
    "",
    "  missing  Neon",
    "    kaitalk:neonApiKey: Neon API key",
    "",
    "  Set each key with: pulumi config set [--secret] <key> --stack prod",
  ]);
});

it("says so when all is ready", () => {
  expect(needTable(needs.slice(1), "prod", plain(100))).toContain(
    "0 wrong   0 missing   0 confirm   0 gap   1 ready",
  );
});

it("counts attestations that are open, with the command that lists them", () => {
  const gaps = ["Neon", "Twilio"].map(
    (area): Need => ({ area, what: "An agreement is signed", standing: "gap", next: "legal: sign it" }),
  );
  expect(needTable(gaps, "prod", plain(100)).split("\n").slice(1)).toEqual([
    "  0 wrong   0 missing   0 confirm   2 gap   0 ready",
    "",
    "  gap  2 attestations are open; pulumi up does not wait for them. See: npx kaitalk gaps",
  ]);
});

it("keeps the indent of a wrapped line", () => {
  const [first = "", second = ""] = needTable(needs, "prod", plain(30)).split("\n").slice(5);
  expect(first).toMatch(/^ {4}kaitalk:neonApiKey:/);
  expect(second).toMatch(/^ {8}\S/);
});

it("is never wider than the terminal", () => {
  for (const line of needTable(needs, "prod", plain(40)).split("\n"))
    expect(stringWidth(line)).toBeLessThanOrEqual(40);
});
