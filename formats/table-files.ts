import { stringify } from "csv-stringify/sync";
import { canonicalTable } from "../judge/canonical-json.ts";
import type { Evidence } from "../judge/evidence.ts";
import type { Artefact } from "./artefact.ts";
import type { Content } from "./content.ts";
import { csvOptions } from "./csv.ts";

/** A value of a table: a list stands in one cell, with semicolons. */
type Value = string | number | boolean | null | readonly string[];

/** One table as JSON for machines and as CSV for spreadsheets. `head` is what the JSON says beside its rows. */
export function tableFiles<Row extends Readonly<Record<string, Value>>>(
  path: string,
  rows: readonly Row[],
  { provenance }: Evidence,
  head: Readonly<Record<string, unknown>> = {},
): Artefact<Content>[] {
  const [first] = rows;
  const columns = first === undefined ? [] : Object.keys(first);
  const flat = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cellOf(value)])),
  );
  return [
    {
      path: `${path}.json`,
      content: canonicalTable({ generated: { ...provenance, rows: rows.length }, ...head }, { rows }),
      rows: rows.length,
    },
    {
      path: `${path}.csv`,
      content: stringify(flat, { header: true, columns, ...csvOptions }),
      rows: rows.length,
    },
  ];
}

function cellOf(value: Value): string {
  if (value === null) return "";
  return typeof value === "object" ? value.join("; ") : String(value);
}
