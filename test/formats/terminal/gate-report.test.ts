import pico from "picocolors";
import { expect, test } from "vitest";
import { gateReport } from "../../../formats/terminal/gate-report.ts";
import type { GateReport } from "../../../gate/gate.ts";
import { madeAssessment } from "../../support/assessment.ts";

const assessment = madeAssessment();
const terminal = { width: 120, colours: pico.createColors(false) };
const added = {
  kind: "register",
  what: "register/environment.yaml variables.LOG_LEVEL.name",
  before: null,
  now: "LOG_LEVEL",
} as const;
const said = (parts: Partial<GateReport> = {}) =>
  gateReport(
    {
      schemaVersion: 1,
      program: { ran: true, exitCode: 1, assessment },
      register: [],
      judging: [],
      ...parts,
    },
    terminal,
  );

test("a broken promise is said as check says it, with rule, line, fix and promise", () => {
  const [violated] = assessment.findings.filter(({ outcome }) => outcome === "violated");
  expect(violated).toBeDefined();
  for (const words of [violated?.rule, violated?.message.slice(0, 20), "Breaks: "])
    expect(said()).toContain(words);
  expect(said()).not.toContain("see: npx kaitalk check");
});

test("where the proposal changes the register too, the way in two steps is told", () => {
  const words = "propose the register's change first";
  const flat = (text: string) => text.replace(/\s+/g, " ");
  expect(flat(said({ judging: [added] }))).toContain(words);
  expect(flat(said())).not.toContain(words);
  const kept = { ran: true, exitCode: 0, assessment: { ...assessment, findings: [], promises: [] } } as const;
  expect(flat(said({ program: kept, judging: [added] }))).not.toContain(words);
});
