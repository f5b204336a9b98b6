import { expect, test } from "vitest";
import { withoutCommands } from "../../cli/streams-and-signals.ts";
import { columns, indented } from "../../formats/terminal/columns.ts";

/** What GitHub's runner takes for a command of a workflow, which it looks for after trimming. */
const isCommand = (line: string) => line.trim().startsWith("::") || line.includes("##[");

test.each([
  "::error file=x::pwned",
  "  ::stop-commands::x",
  "table\n\t::add-mask::x",
  "carriage\r::error::x",
  "in the middle ##[error]pwned",
  indented(`${"x".repeat(38)} ::error::pwned`, 2, 40).join("\n"),
  columns(
    [{ title: "name", grows: true }, { title: "x" }],
    [[`${"x".repeat(40)} ::error::pwned`, "y"]],
    50,
  ).join("\n"),
])("%s commands no runner", (text) => {
  expect(
    withoutCommands(text)
      .split(/[\r\n]/)
      .filter(isCommand),
  ).toEqual([]);
});

test("what commands nobody is printed as it is, and JSON means the same", () => {
  for (const text of ["urn:pulumi:prod::kaitalk::x", "a :: b", "#[x] ## y", " ​"])
    expect(withoutCommands(text)).toBe(text);
  const value = { name: "::error::x", label: "##[error]x ##[" };
  for (const indent of [0, 2]) {
    const printed = withoutCommands(JSON.stringify(value, null, indent));
    expect(JSON.parse(printed)).toEqual(value);
    expect(printed.split("\n").filter(isCommand)).toEqual([]);
  }
});
