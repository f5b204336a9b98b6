import { columns, indented } from "../../formats/terminal/columns.ts";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { visible } from "../../policies/kernel/visible.ts";
import { type Need, type Standing, standings } from "./need.ts";

const header = [
  { title: "standing" },
  { title: "of", most: 14 },
  { title: "what", most: 44 },
  { title: "next", grows: true },
];

/** What is not ready, the most pressing first, then how many stand how. */
export function needTable(needs: readonly Need[], stack: string, { width, colours }: Terminal): string {
  const paint: Readonly<Record<Standing, (text: string) => string>> = {
    wrong: colours.red,
    missing: colours.red,
    confirm: colours.yellow,
    gap: colours.yellow,
    ready: colours.green,
  };
  const rows = needs
    .filter(({ standing }) => standing !== "ready")
    .map(({ standing, area, what, next }) => [paint[standing](standing), ...[area, what, next].map(visible)]);
  const counts = standings
    .map((standing) => `${needs.filter((need) => need.standing === standing).length} ${standing}`)
    .join("   ");
  return [
    ...indented(colours.bold(`KAITALK doctor   stack ${stack}`), 0, width),
    "",
    ...(rows.length > 0 ? columns(header, rows, width - 2).map((line) => (line ? `  ${line}` : line)) : []),
    "",
    ...indented(counts, 2, width),
    ...(needs.some(({ command }) => command)
      ? indented(`Set each key with: pulumi config set [--secret] <key> --stack ${stack}`, 2, width)
      : []),
  ].join("\n");
}
