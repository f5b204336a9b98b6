import type { GateReport } from "../../gate/gate.ts";
import { changeInWords } from "../../gate/what-judges.ts";
import type { Assessment } from "../../judge/assessment.ts";
import { indented } from "./columns.ts";
import { causeBlocks } from "./report.ts";
import type { Terminal } from "./terminal.ts";

/** What the trusted checkout says of a proposal: its program, its register, and everything in it that judges. */
export function gateReport({ program, register, judging }: GateReport, shown: Terminal): string {
  const { width, colours } = shown;
  const line = (text: string, indent = 2) => indented(text, indent, width);
  return [
    colours.bold("the proposal's program, judged by the trusted packs, register and judge"),
    ...line(
      program.ran
        ? (endings[program.exitCode] ?? `ended with ${program.exitCode}`)
        : `cannot run together: ${program.why}; the code owners judge this proposal by hand`,
    ),
    ...(program.ran ? findings(program.assessment as Assessment, shown) : []),
    ...(program.ran && program.exitCode !== 0 && judging.some(({ kind }) => kind === "register")
      ? ["", ...line(registerFirst)]
      : []),
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
  1: "breaks a promise",
  3: "leaves a promise unverified",
};

/** The trusted register judges, so that a proposal cannot allow itself what it does. */
const registerFirst =
  "What this proposal changes in the register counts for the program once it is on main. Where the program needs it," +
  " propose the register's change first, by itself, for its code owners to agree to; then propose the program.";

/** What `kaitalk check` says of the same: the trusted checkout wrote this assessment itself. */
function findings(assessment: Assessment, shown: Terminal): string[] {
  return causeBlocks(assessment, { all: true, options: "" }, shown);
}
