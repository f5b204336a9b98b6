import { readFileSync } from "node:fs";
import rooms from "../rooms.json" with { type: "json" };

const root = new URL("../", import.meta.url);
const block = /(<!-- rooms: made from rooms\.json by "npm run generate" -->\n)[\s\S]*?(<!-- \/rooms -->)/;

/** README and CONTRIBUTING with their tables of rooms as `rooms.json` has them, which `npm run check:layers` enforces. */
export function roomTables(): [string, string][] {
  return [
    withTable("README.md", [
      "| folder | holds |",
      "| --- | --- |",
      ...rooms.map(({ room, holds }) => `| \`${room}/\` | ${holds} |`),
    ]),
    withTable("CONTRIBUTING.md", [
      "| room | holds | may import |",
      "| --- | --- | --- |",
      ...rooms.map(
        ({ room, holds, mayImport }) =>
          `| \`${room}/\` | ${holds} | ${mayImport.length > 0 ? mayImport.join(", ") : "nothing local"} |`,
      ),
    ]),
  ];
}

function withTable(path: string, lines: readonly string[]): [string, string] {
  const text = readFileSync(new URL(path, root), "utf8");
  if (!block.test(text)) throw new Error(`${path} has no block for the table of rooms.`);
  return [
    path,
    text.replace(block, (_, start: string, end: string) => `${start}\n${lines.join("\n")}\n\n${end}`),
  ];
}
