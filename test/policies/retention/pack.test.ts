import { expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../../policies/kernel/evaluate.ts";
import { deletedByJob, inBuckets } from "../../../policies/retention/clauses.ts";
import { retention } from "../../../policies/retention/pack.ts";
import { clauseKind } from "../../../register/clauses.ts";
import { books } from "../../../register/read-books.ts";
import { purgedClauses } from "../../../retention/purge-orders.ts";
import { solve } from "../../../retention/solve.ts";
import { retention as broken } from "../../fixtures/broken/retention.ts";
import { bucket, deletion, dropUploads, goodStack, lifecycle } from "./stack.ts";

const { value: register } = books().register;

test("a stack that keeps every promise is met by every rule, with recordings and a site too", () => {
  const recordings = [
    bucket("kaitalk-prod-recordings"),
    lifecycle(
      [deletion({ maxAge: solve().buckets.recordings.lifecycleSeconds }), dropUploads],
      "kaitalk-prod-recordings",
    ),
    bucket("kaitalk-prod-site"),
  ];
  for (const stack of [goodStack(), [...goodStack(), ...recordings]]) {
    const wrong = evaluatePack(retention, stackOf(stack)).filter(({ outcome }) => outcome !== "met");
    expect(wrong.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  }
});

test("the broken stack violates every rule", () => {
  const violated = new Set(
    evaluatePack(retention, stackOf(broken))
      .filter(({ outcome }) => outcome === "violated")
      .map(({ rule }) => rule),
  );
  expect(retention.rules.map(({ id }) => id).filter((id) => !violated.has(id))).toEqual([]);
});

test("an empty stack is met by no rule that cites a promise of rows or files", () => {
  const wrong = evaluatePack(retention, stackOf([])).filter(({ outcome }) => outcome !== "met");
  const cited = new Set(wrong.flatMap(({ clauses }) => clauses));
  for (const id of [...deletedByJob, ...inBuckets]) expect(cited).toContain(id);
});

test("every retention clause that the stack's own resources end is cited", () => {
  const cited = new Set<string>(retention.rules.flatMap(({ clauses }) => clauses));
  const ended = register.retention.filter(({ enforcedBy }) =>
    enforcedBy.some((means) => means === "purge" || means === "object-lifecycle"),
  );
  expect(ended.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
});

test("the pack's groups of clauses are the register's", () => {
  expect([...deletedByJob].sort()).toEqual(
    purgedClauses()
      .map(({ id }) => id)
      .sort(),
  );
  const byLifecycle = register.retention.filter(({ enforcedBy }) => enforcedBy.includes("object-lifecycle"));
  expect([...inBuckets].sort()).toEqual(byLifecycle.map(({ id }) => id).sort());
  expect(byLifecycle.every((clause) => clauseKind(clause) === "retention")).toBe(true);
});
