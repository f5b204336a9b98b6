import { columns, hanging, indented } from "../formats/terminal/columns.ts";
import type { Terminal } from "../formats/terminal/terminal.ts";
import type { Entry, EntryOf } from "../observe/record.ts";

/** What a look saw, for a person: a line a vendor, then whatever cannot be told and why. */
export function observationLines(entries: readonly Entry[], { colours, width }: Terminal): string[] {
  const vendors = entries.filter((each) => each.entry === "vendor");
  const paint = {
    seen: colours.green,
    "partly-seen": colours.yellow,
    "not-seen": colours.red,
    "not-asked": colours.dim,
  };
  const rows = vendors.map(({ vendor, standing, why }) => {
    const of = entries.filter((each) => "vendor" in each && each.vendor === vendor);
    const calls = of.filter((each) => each.entry === "calls").reduce((sum, { count }) => sum + count, 0);
    const things = of.filter((each) => each.entry === "resource").length;
    return [
      vendor,
      paint[standing](standing.replace("-", " ")),
      String(calls),
      String(things),
      why ?? clocks(of),
    ];
  });
  const header = [
    { title: "vendor" },
    { title: "" },
    { title: "requests" },
    { title: "things" },
    { title: "remark", grows: true },
  ];
  const lines = [...openIn(entries).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { vendor, seen, why } = first;
    const mark = colours.yellow(seen === "partial" ? "partial" : "cannot tell");
    const kinds = [first, ...others].map(({ called }) => called).join(", ");
    return hanging(`${mark}  ${vendor}: ${kinds}: ${why}.`, 2, 4, width);
  });
  return [
    ...indented(
      colours.bold(`KAITALK observe   ${entries.find((each) => each.entry === "begun")?.at ?? ""}`),
      0,
      width,
    ),
    "",
    ...columns(header, rows, width - 2).map((line) => (line ? `  ${line}` : line)),
    ...(lines.length > 0 ? ["", ...lines] : []),
  ];
}

interface Open {
  readonly vendor: string;
  readonly called: string;
  readonly seen: "partial" | "cannot-tell";
  readonly why: string;
}

/** What was not seen whole, by vendor and reason: a refused key is said once. */
function openIn(entries: readonly Entry[]): ReadonlyMap<string, readonly Open[]> {
  const open = entries.flatMap((each): Open[] => {
    if (each.entry === "age" && each.answer.seen === "cannot-tell")
      return [
        { vendor: each.vendor, called: `age in ${each.store}`, seen: each.answer.seen, why: each.answer.why },
      ];
    if (each.entry !== "inventory" || each.answer.seen === "complete") return [];
    const { vendor, called, answer } = each;
    return [{ vendor, called, seen: answer.seen, why: answer.why }];
  });
  return Map.groupBy(open, ({ vendor, seen, why }) => `${vendor} ${seen} ${why}`);
}

/** Ages are told by the vendor's clock; one that is far from ours is said. */
function clocks(entries: readonly Entry[]): string {
  const far = entries
    .filter((each): each is EntryOf<"host"> => each.entry === "host")
    .filter(({ clockAhead = 0 }) => Math.abs(clockAhead) > 60);
  return far
    .map(({ host, clockAhead = 0 }) => `the clock of ${host} is ${clockAhead} s ahead of ours`)
    .join("; ");
}
