import { hanging, indented } from "../../formats/terminal/columns.ts";
import type { Terminal } from "../../formats/terminal/terminal.ts";
import { visible } from "../../register/visible.ts";
import { type Need, type Standing, standings } from "./need.ts";

/** How many needs stand how, then each that is to be met under whose it is, the most pressing first. */
export function needTable(needs: readonly Need[], stack: string, { width, colours }: Terminal): string {
  const paint: Readonly<Record<Standing, (text: string) => string>> = {
    wrong: colours.red,
    missing: colours.red,
    confirm: colours.yellow,
    gap: colours.yellow,
    ready: colours.green,
  };
  const standing = (wanted: Standing) => needs.filter((need) => need.standing === wanted);
  const counts = standings.map((each) => `${standing(each).length} ${each}`).join("   ");
  const groups = standings
    .filter((each) => each !== "ready" && each !== "gap")
    .flatMap((each) =>
      [...Map.groupBy(standing(each), ({ area }) => area)].flatMap(([area, own]) => [
        "",
        ...indented(`${paint[each](each)}  ${visible(area)}`, 2, width),
        ...own.flatMap(({ what, next }) => hanging(`${visible(what)}: ${visible(next)}`, 4, 4, width)),
      ]),
    );
  const gaps = standing("gap").length;
  const closing = [
    ...(gaps > 0
      ? [
          `${paint.gap("gap")}  ${gaps} attestations are open; pulumi up does not wait for them. See: npx kaitalk gaps`,
        ]
      : []),
    ...(needs.some(({ command }) => command)
      ? [`Set each key with: pulumi config set [--secret] <key> --stack ${stack}`]
      : []),
  ];
  return [
    ...indented(colours.bold(`KAITALK doctor   stack ${stack}`), 0, width),
    ...indented(counts, 2, width),
    ...groups,
    ...(closing.length > 0 ? ["", ...closing.flatMap((line) => hanging(line, 2, 4, width))] : []),
  ].join("\n");
}
