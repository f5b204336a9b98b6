import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { matrixFiles } from "../../../formats/matrix/matrix-file.ts";
import { madeEvidence } from "../../support/assessment.ts";

const [json, csv] = [...matrixFiles(madeEvidence())];
const matrix = JSON.parse(String(wholeOf(json?.content ?? "")));

test("the way from the law to the proof and back is the same", () => {
  const obligationsOf = new Map<string, string[]>(
    matrix.clauses.map((entry: { clause: string; obligations: string[] }) => [
      entry.clause,
      entry.obligations,
    ]),
  );
  for (const { obligation, clauses } of matrix.obligations)
    for (const clause of clauses) expect(obligationsOf.get(clause)).toContain(obligation);
  for (const { clause, rows } of matrix.clauses)
    for (const position of rows) expect(matrix.rows[position].clauses).toContain(clause);
  for (const { resource, rows } of matrix.resources)
    for (const position of rows) expect(matrix.rows[position].resource).toBe(resource);
});

test("every row that proves something is reached from its clauses and from its resource", () => {
  const fromClauses = new Set(matrix.clauses.flatMap(({ rows }: { rows: number[] }) => rows));
  const fromResources = new Set(matrix.resources.flatMap(({ rows }: { rows: number[] }) => rows));
  for (const [position, row] of matrix.rows.entries()) {
    expect(fromClauses.has(position)).toBe(row.clauses.length > 0);
    expect(fromResources.has(position)).toBe(row.resource !== null);
  }
});

test("counts add up to the rows", () => {
  const sum = Object.values<number>(matrix.counts).reduce((total, count) => total + count, 0);
  expect(sum).toBe(matrix.rows.length);
  expect(json?.rows).toBe(matrix.rows.length);
  expect(matrix.generated.rows).toBe(matrix.rows.length);
});

test("the CSV has the same rows, with their obligations", () => {
  const lines = String(wholeOf(csv?.content ?? ""))
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe("obligations,clauses,proof,by,resource,test,coverage,result,sha256");
  expect(lines.length - 1).toBe(matrix.rows.length);
  expect(
    lines.some((line) => /^gdpr-28 .*,neon-region,rule,neon-project-in-declared-region,/.test(line)),
  ).toBe(true);
});
