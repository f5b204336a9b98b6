import { expect, test } from "vitest";
import { dossierOf } from "../../evidence/dossier.ts";
import { matrixFiles } from "../../evidence/matrix-file.ts";
import { catalogue, context, judgement } from "../support/judgement.ts";

const [json, csv] = matrixFiles(dossierOf(judgement(), context, catalogue));
const matrix = JSON.parse(String(json.content));

test("both directions lead to the same rows", () => {
  for (const [obligation, positions] of Object.entries<number[]>(matrix.byObligation))
    for (const position of positions) expect(matrix.rows[position].obligations).toContain(obligation);
  for (const [urn, positions] of Object.entries<number[]>(matrix.byResource))
    for (const position of positions) expect(matrix.rows[position].resource).toBe(urn);
  const reached = new Set(Object.values<number[]>(matrix.byObligation).flat());
  expect(reached.size).toBe(matrix.rows.length);
});

test("counts add up to the rows", () => {
  const sum = Object.values<number>(matrix.counts).reduce((total, count) => total + count, 0);
  expect(sum).toBe(matrix.rows.length);
  expect(json.rows).toBe(matrix.rows.length);
  expect(matrix.generated.rows).toBe(matrix.rows.length);
});

test("the CSV has a line for each obligation that a row serves", () => {
  const lines = String(csv.content).trimEnd().split("\n");
  expect(lines[0]).toBe("obligation,clause,proof,by,resource,test,coverage,result,sha256");
  expect(lines.length - 1).toBe(csv.rows);
  expect(lines.filter((line) => line.startsWith("gdpr-28,neon-region,rule,"))).toHaveLength(1);
});
