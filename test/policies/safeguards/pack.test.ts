import { expect, test } from "vitest";
import { evaluatePack, stackOf } from "../../../policies/kernel/evaluate.ts";
import { safeguards as pack } from "../../../policies/safeguards/pack.ts";
import { allClauses, clauseKind } from "../../../register/clauses.ts";
import { books } from "../../../register/read-books.ts";
import { safeguards as broken } from "../../fixtures/broken/safeguards.ts";

test("one broken stack breaks every rule of the pack", () => {
  const configured = { "kaitalk:applicationRepository": "https://github.com/kaitalk/application" };
  const findings = evaluatePack(pack, stackOf(broken, { configured }));
  const violated = findings.filter(({ outcome }) => outcome === "violated");
  const reported = new Set(violated.map(({ rule }) => rule));
  expect(pack.rules.map(({ id }) => id).filter((id) => !reported.has(id))).toEqual([]);
});

test("every safeguard that infrastructure enforces is guarded by this pack", () => {
  const guarded = new Set<string>(pack.rules.flatMap(({ clauses }) => clauses));
  const configuration = new Set(
    books()
      .register.value.legs.filter(({ proof }) => proof === "configuration")
      .map(({ id }) => id),
  );
  const enforced = [...allClauses().values()].filter(
    (clause) => clauseKind(clause) === "safeguards" && clause.legs.some((leg) => configuration.has(leg)),
  );
  expect(enforced.map(({ id }) => id).filter((id) => !guarded.has(id))).toEqual([]);
});
