import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { impactFiles } from "../../../formats/impact-assessment/impact-files.ts";
import { questions } from "../../../formats/impact-assessment/questions.ts";
import { roles } from "../../../register/roles.ts";
import { madeEvidence } from "../../support/assessment.ts";
import type { Json } from "../../support/oscal.ts";

const evidence = madeEvidence();
const document: Json = JSON.parse(String(wholeOf(impactFiles(evidence)[0]?.content ?? "")));
const rows: Json[] = document.rows;
const row = (id: string): Json => rows.find((each) => each.id === id);

test("every question is answered with its proof, or blank and somebody's", () => {
  expect(rows.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
  for (const { id, answer, proof, owner } of rows) {
    expect([id, answer === null, proof.length === 0, owner !== null]).toEqual(
      answer === null ? [id, true, true, true] : [id, false, false, false],
    );
    if (owner !== null) expect(roles).toContain(owner);
  }
  const answered = rows.filter(({ answer }) => answer !== null).length;
  expect(document.counts).toEqual({ questions: rows.length, answered, blank: rows.length - answered });
  expect(answered).toBeGreaterThan(10);
  expect(answered).toBeLessThan(rows.length);
});

test("what no infrastructure can tell is blank: law, people's lot, opinions, decisions", () => {
  for (const id of [
    "legal-basis",
    "special-categories",
    "transfers",
    "severity",
    "automated-decisions",
    "opinions",
    "decision",
    "review",
    "scale",
  ])
    expect([id, row(id).answer]).toEqual([id, null]);
});

test("each proof is a promise with the verdict that it has, or a file", () => {
  const verdicts = new Map(evidence.assessment.promises.map(({ clause, verdict }) => [clause, verdict]));
  for (const part of rows.flatMap(({ proof }) => proof)) {
    const [, clause = "", verdict] = /^promise (\S+): (\S+)$/.exec(part) ?? [];
    if (verdict === undefined) expect(part).toMatch(/^[\w./-]+\.(yaml|json|csv|svg)$/);
    else expect([clause, verdicts.get(clause as never)]).toEqual([clause, verdict]);
  }
});

test("an answer says how sure it is, and names what is open", () => {
  expect(row("minimisation").answer).toContain("(verdict: gap)");
  expect(row("places").answer).toContain("Neon Inc., PostgreSQL: aws-us-east-1");
  expect(row("what-is-open").answer).toContain("Files in the US jurisdiction of R2: violated");
  expect(row("data").answer).toContain("Call audio and transcript (may hold health data)");
});
