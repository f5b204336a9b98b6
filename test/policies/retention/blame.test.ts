import { expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../../policies/kernel/evaluate.ts";
import { type Resource, UNKNOWN } from "../../../policies/kernel/resource.ts";
import { purged } from "../../../policies/retention/clauses.ts";
import { composedCopies } from "../../../policies/retention/composed-copies.ts";
import { retention } from "../../../policies/retention/pack.ts";
import { solve } from "../../../retention/solve.ts";
import { bucket, deletion, dropUploads, goodStack, lifecycle, lock, purgeJob } from "./stack.ts";

const recordings = [
  bucket("kaitalk-prod-recordings"),
  lifecycle(
    [deletion({ maxAge: solve().buckets.recordings.lifecycleSeconds }), dropUploads],
    "kaitalk-prod-recordings",
  ),
];

/** The promises that findings with this outcome speak against. */
function accused(outcome: "violated" | "unverified", ...resources: Resource[]): string[] {
  const wrong = evaluatePack(retention, stackOf(resources)).filter((each) => each.outcome === outcome);
  return [...new Set(wrong.flatMap(({ clauses }) => clauses))].sort();
}

test("an indefinite lock on recordings speaks against recordings, and against no row, token or document", () => {
  const locked = lock({ type: "Indefinite" }, {}, "kaitalk-prod-recordings");
  expect(accused("violated", ...goodStack(), ...recordings, locked)).toEqual([
    "call-audio-and-transcript",
    "right-to-deletion",
  ]);
});

test("a lifecycle that is too long speaks against its own bucket", () => {
  const [project, job] = goodStack();
  const late = lifecycle([deletion({ maxAge: 99_999_999 }), dropUploads]);
  const stack = [project, job, bucket(), late, ...recordings].filter((each) => each !== undefined);
  expect(accused("violated", ...stack)).toEqual(["stored-documents"]);
  const unknown = lifecycle([deletion({ maxAge: UNKNOWN }), dropUploads]);
  const open = [project, job, bucket(), unknown, ...recordings].filter((each) => each !== undefined);
  expect(accused("unverified", ...open)).toEqual(["stored-documents"]);
});

test("a run that takes longer than it is told breaks the rows that wait for it, and files not", () => {
  const [project, , ...files] = goodStack();
  const stack = [project, purgeJob({ PURGE_RUN_SECONDS: "299" }), ...files].filter(
    (each) => each !== undefined,
  );
  const clauses = accused("violated", ...stack);
  expect(clauses).toContain("authentication-tokens");
  for (const id of purged) expect(clauses).toContain(id);
  expect(clauses).not.toContain("stored-documents");
});

test("a stack is composed once, on its own day", () => {
  const stack = stackOf(goodStack(), { asOf: "2030-01-01" });
  expect(composedCopies(stack)).toBe(composedCopies(stack));
  expect(composedCopies(stackOf(goodStack(), { asOf: "2030-01-01" }))).not.toBe(composedCopies(stack));
});
