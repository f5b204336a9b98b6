import type { GateReport } from "../../gate/gate.ts";
import { changeInWords } from "../../gate/what-judges.ts";
import { indented } from "./columns.ts";
import type { Terminal } from "./terminal.ts";

/** What the trusted checkout says of a proposal: its program, its register, and everything in it that judges. */
export function gateReport({ program, register, judging }: GateReport, { width, colours }: Terminal): string {
  const line = (text: string, indent = 2) => indented(text, indent, width);
  return [
    colours.bold("the proposal's program, judged by the trusted packs, register and judge"),
    ...line(
      program.ran
        ? (endings[program.exitCode] ?? `ended with ${program.exitCode}`)
        : `cannot run together: ${program.why}; the code owners judge this proposal by hand`,
    ),
    "",
    colours.bold("the proposal's register"),
    ...(register.length === 0
      ? line("promises no less than the version in force")
      : register.flatMap((sentence) => line(`refused  ${sentence}`))),
    "",
    colours.bold("what judges and would change"),
    ...(judging.length === 0
      ? line("nothing")
      : judging.flatMap((change) => line(`${change.kind}  ${change.what}  ${changeInWords(change)}`))),
  ].join("\n");
}

const endings: Readonly<Record<number, string>> = {
  0: "breaks no promise",
  1: "breaks a promise; see: kaitalk check",
  3: "leaves a promise unverified; see: kaitalk check",
};
