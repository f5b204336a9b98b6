import { readFileSync } from "node:fs";
import { readers } from "../observe/readers.ts";
import rooms from "../rooms.json" with { type: "json" };

const root = new URL("../", import.meta.url);

/**
 * README and CONTRIBUTING with their tables of rooms, as `rooms.json` has them and `npm run check:layers` enforces, and
 * README with the keys that the readers of live accounts need.
 */
export async function tables(): Promise<[string, string][]> {
  return [
    withTables("README.md", {
      keys: await keyTable(),
      rooms: [
        "| folder | holds |",
        "| --- | --- |",
        ...rooms.map(({ room, holds }) => `| \`${room}/\` | ${holds} |`),
      ],
    }),
    withTables("CONTRIBUTING.md", {
      rooms: [
        "| room | holds | may import |",
        "| --- | --- | --- |",
        ...rooms.map(
          ({ room, holds, mayImport }) =>
            `| \`${room}/\` | ${holds} | ${mayImport.length > 0 ? mayImport.join(", ") : "nothing local"} |`,
        ),
      ],
    }),
  ];
}

async function keyTable(): Promise<string[]> {
  const known = await Promise.all(Object.values(readers).map((load) => load()));
  return [
    "| variable | the narrowest key that serves | what else it may do |",
    "| --- | --- | --- |",
    ...known.flatMap(({ keys }) =>
      keys.map(
        ({ variable, narrowest, mayAlso, optional }) =>
          `| \`${variable}\`${optional ? " (more is seen with it)" : ""} | ${narrowest} | ${mayAlso ?? "Nothing: it reads."} |`,
      ),
    ),
    "| `PGHOST`, `PGUSER`, `PGPASSWORD`, `PGDATABASE` | A role of the database that selects, for the age of records. | Nothing: it reads. |",
  ];
}

function withTables(path: string, made: Readonly<Record<string, readonly string[]>>): [string, string] {
  const text = readFileSync(new URL(path, root), "utf8");
  return [
    path,
    Object.entries(made).reduce((written, [name, lines]) => {
      const block = new RegExp(`(<!-- ${name}: made from [^\\n]* -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
      if (!block.test(written)) throw new Error(`${path} has no block for the table of ${name}.`);
      return written.replace(
        block,
        (_, start: string, end: string) => `${start}\n${lines.join("\n")}\n\n${end}`,
      );
    }, text),
  ];
}
