import { stringify } from "csv-stringify/sync";
import { canonicalTable } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { csvOptions } from "../csv.ts";
import { type CoverageRow, coverageRows } from "./coverage.ts";

const columns = [
  "obligations",
  "clauses",
  "proof",
  "by",
  "resource",
  "test",
  "coverage",
  "result",
  "sha256",
] as const;

/**
 * `matrix.json` and `matrix.csv`: from law to proof and back. The JSON leads from obligations to clauses, from clauses
 * and from resources to positions in `rows`; the CSV names the obligations and clauses of a row in one cell each.
 */
export function* matrixFiles(evidence: Evidence): Generator<Artefact<Content>> {
  const rows = coverageRows(evidence);
  yield { path: "matrix.json", content: matrixJson(evidence, rows), rows: rows.length };
  yield { path: "matrix.csv", content: matrixCsv(rows), rows: rows.length };
}

/** The library is called for many rows at a time, because each call sets it up anew. */
const rowsPerCall = 1000;

function* matrixCsv(rows: readonly CoverageRow[]): Generator<string> {
  yield stringify([columns], csvOptions);
  for (let from = 0; from < rows.length; from += rowsPerCall) {
    const some = rows.slice(from, from + rowsPerCall).map((row) => ({
      ...row,
      obligations: row.obligations.join(" "),
      clauses: row.clauses.join(" "),
    }));
    yield stringify(some, { columns: [...columns], ...csvOptions });
  }
}

function matrixJson(
  { provenance, assessment: { promises } }: Evidence,
  rows: readonly CoverageRow[],
): Iterable<string> {
  const coverages = Map.groupBy(rows, ({ coverage }) => coverage);
  const cards = new Set(rows.flatMap(({ obligations }) => obligations));
  const rowsOfClause = positions(rows, ({ clauses }) => clauses);
  const rowsOfResource = positions(rows, ({ resource }) => (resource === null ? [] : [resource]));
  return canonicalTable(
    {
      generated: { ...provenance, rows: rows.length },
      counts: Object.fromEntries([...coverages].map(([coverage, same]) => [coverage, same.length])),
    },
    {
      obligations: [...cards].sort().map((obligation) => ({
        obligation,
        clauses: promises.filter(({ law }) => law.includes(obligation)).map(({ clause }) => clause),
      })),
      clauses: promises.map(({ clause, law }) => ({
        clause,
        obligations: law,
        rows: rowsOfClause.get(clause) ?? [],
      })),
      resources: [...rowsOfResource].map(([resource, at]) => ({ resource, rows: at })),
      rows: rows.map(({ obligations: _, ...row }) => row),
    },
  );
}

/** Key → positions of the rows that have it. */
function positions(
  rows: readonly CoverageRow[],
  keysOf: (row: CoverageRow) => readonly string[],
): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [position, row] of rows.entries())
    for (const key of keysOf(row)) {
      const known = index.get(key);
      if (known) known.push(position);
      else index.set(key, [position]);
    }
  return index;
}
