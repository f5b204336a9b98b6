import { stringify } from "csv-stringify/sync";
import type { Artefact } from "./artefact.ts";
import { canonicalFile } from "./canonical-json.ts";
import { type CoverageRow, coverageRows } from "./coverage.ts";
import type { Dossier } from "./records.ts";

const columns = [
  "obligation",
  "clause",
  "proof",
  "by",
  "resource",
  "test",
  "coverage",
  "result",
  "sha256",
] as const;

/**
 * `matrix.json` and `matrix.csv`: from law to proof and back. The JSON lists each row once and indexes the rows by
 * obligation, clause and resource; the CSV repeats a row for each obligation that it serves.
 */
export function matrixFiles(dossier: Dossier): [Artefact, Artefact] {
  const rows = coverageRows(dossier);
  const json = canonicalFile({
    generated: { ...dossier.provenance, rows: rows.length },
    counts: Object.fromEntries(
      [...Map.groupBy(rows, ({ coverage }) => coverage)].map(([coverage, same]) => [coverage, same.length]),
    ),
    rows,
    byObligation: index(rows, ({ obligations }) => obligations),
    byClause: index(rows, ({ clause }) => (clause === null ? [] : [clause])),
    byResource: index(rows, ({ resource }) => (resource === null ? [] : [resource])),
  });
  const table = rows.flatMap(({ obligations, ...row }) =>
    (obligations.length > 0 ? obligations : [""]).map((obligation) => ({ obligation, ...row })),
  );
  return [
    { path: "matrix.json", content: json, rows: rows.length },
    {
      path: "matrix.csv",
      content: stringify(table, { header: true, columns: [...columns], escape_formulas: true }),
      rows: table.length,
    },
  ];
}

/** Keys → positions of their rows. */
function index(rows: readonly CoverageRow[], keysOf: (row: CoverageRow) => readonly string[]) {
  const positions = new Map<string, number[]>();
  for (const [position, row] of rows.entries())
    for (const key of keysOf(row)) {
      const known = positions.get(key);
      if (known) known.push(position);
      else positions.set(key, [position]);
    }
  return Object.fromEntries(positions);
}
