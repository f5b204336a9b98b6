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

it("shows what is not ready, counts the rest, and says once how keys are set", () => {
  expect(needTable(needs, "prod", plain(100)).split("\n")).toEqual([
    "KAITALK doctor   stack prod",
    "",
    "  standing   of     what                 next",
    "  missing    Neon   kaitalk:neonApiKey   Neon API key",
    "",
    "  0 wrong   1 missing   0 confirm   0 gap   1 ready",
    "  Set each key with: pulumi config set [--secret] <key> --stack prod",
  ]);
});

it("says so when all is ready", () => {
  expect(needTable(needs.slice(1), "prod", plain(100))).toContain(
    "0 wrong   0 missing   0 confirm   0 gap   1 ready",
  );
});

it("is never wider than the terminal", () => {
  for (const line of needTable(needs, "prod", plain(40)).split("\n"))
    expect(stringWidth(line)).toBeLessThanOrEqual(40);
});
