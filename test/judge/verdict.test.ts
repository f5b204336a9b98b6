import { describe, expect, test } from "vitest";
import {
  countedVerdicts,
  countVerdicts,
  failureOf,
  gravestFailure,
  type LegStanding,
  toFix,
  toneOf,
  type Verdict,
  verdictOf,
  verdicts,
  verdictsAsListed,
  verdictWord,
  worstOf,
} from "../../judge/verdict.ts";
import { type ProofKind, proofKinds } from "../../register/proof.ts";

/** Every subset, the empty one first. */
function subsets<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((found, next) => found.flatMap((some) => [some, [...some, next]]), [[]]);
}

/** Per kind of proof: no leg, one that is shown, one that is open, one of each. */
const standings: readonly (readonly boolean[])[] = [[], [true], [false], [true, false]];

function legCombinations(): LegStanding[][] {
  return proofKinds.reduce<LegStanding[][]>(
    (found, proof) =>
      found.flatMap((legs) => standings.map((some) => [...legs, ...some.map((shown) => ({ proof, shown }))])),
    [[], [{ proof: "configuration", shown: false, hasGap: true }]],
  );
}

/** The table in the words of the issue, row by row; the first row that applies is the verdict. */
function expected(outcomes: readonly Verdict[], legs: readonly LegStanding[]): Verdict {
  const says = (outcome: Verdict) => outcomes.includes(outcome);
  const of = (kinds: readonly ProofKind[]) => legs.filter(({ proof }) => kinds.includes(proof));
  const configuration = of(["configuration"]);
  const openElsewhere = of(["code", "account", "paper"]).filter(({ shown }) => !shown);
  const isOpen = ({ shown, hasGap }: LegStanding) => !shown && !(hasGap && says("gap"));
  const unjudged = configuration.some(isOpen) && !says("waived");
  const isRight = configuration.length > 0 && !configuration.some(({ shown, hasGap }) => !shown && hasGap);
  const rows: readonly (readonly [boolean, Verdict])[] = [
    [says("error"), "error"],
    [says("violated"), "violated"],
    [says("contradicted"), "contradicted"],
    [says("unverified") || legs.length === 0 || unjudged, "unverified"],
    [(says("gap") || openElsewhere.length > 0) && !isRight, "gap"],
    [says("gap") || openElsewhere.length > 0 || says("declared"), "declared"],
    [says("waived"), "waived"],
    [true, "met"],
  ];
  return rows.find(([applies]) => applies)?.[1] ?? "error";
}

test("every subset of outcomes with every combination of legs has the verdict of the table", () => {
  const legs = legCombinations();
  let judged = 0;
  for (const outcomes of subsets(verdicts))
    for (const some of legs) {
      const verdict = verdictOf({ outcomes, legs: some });
      if (verdict !== expected(outcomes, some))
        expect.fail(
          `${outcomes.join(" ")} | ${some.map(({ proof, shown }) => `${proof} ${shown}`).join(", ")}: ${verdict}`,
        );
      judged += 1;
    }
  expect(judged).toBe(2 ** 9 * 2 * 4 ** 4);
});

test("met is said only where there is a leg, each leg is shown and no outcome speaks against it", () => {
  for (const outcomes of subsets(verdicts))
    for (const legs of legCombinations())
      if (verdictOf({ outcomes, legs }) === "met") {
        expect(legs.length).toBeGreaterThan(0);
        expect(legs.every(({ shown }) => shown)).toBe(true);
        expect(outcomes.filter((outcome) => !["met", "not-applicable"].includes(outcome))).toEqual([]);
      }
});

test("the order of outcomes and legs changes no verdict", () => {
  for (const outcomes of subsets(verdicts))
    for (const legs of legCombinations().slice(0, 64))
      expect(verdictOf({ outcomes: outcomes.toReversed(), legs: legs.toReversed() })).toBe(
        verdictOf({ outcomes, legs }),
      );
});

describe("what fails", () => {
  const table: Readonly<Record<Verdict, readonly [plain: string | undefined, strict: string | undefined]>> = {
    error: ["violated", "violated"],
    violated: ["violated", "violated"],
    contradicted: [undefined, "unverified"],
    unverified: ["unverified", "unverified"],
    gap: [undefined, "unverified"],
    declared: [undefined, "unverified"],
    waived: [undefined, undefined],
    met: [undefined, undefined],
    "not-applicable": [undefined, undefined],
  };

  test.each(Object.entries(table))("%s", (verdict, [plain, strict]) => {
    expect(failureOf(verdict as Verdict)).toBe(plain);
    expect(failureOf(verdict as Verdict, { strict: true })).toBe(strict);
  });

  test("of every set of verdicts is the gravest failure of one", () => {
    for (const strict of [false, true])
      for (const some of subsets(verdicts)) {
        const failures = some.map((verdict) => table[verdict][strict ? 1 : 0]);
        const gravest = ["violated", "unverified"].find((failure) => failures.includes(failure)) ?? "met";
        expect(gravestFailure(some, { strict }), some.join(" ")).toBe(gravest);
      }
  });

  test("is what people act on, in the order of a list", () => {
    expect(toFix).toEqual(["violated", "error", "unverified"]);
  });
});

describe("the orders", () => {
  test("hold every verdict once", () => {
    expect(verdictsAsListed.toSorted()).toEqual(verdicts.toSorted());
    expect(new Set(verdicts).size).toBe(verdicts.length);
  });

  test("are those of the issue", () => {
    expect(verdicts.join(" ")).toBe(
      "error violated contradicted unverified gap declared waived met not-applicable",
    );
    expect(verdictsAsListed.join(" ")).toBe(
      "contradicted violated error unverified gap declared waived met not-applicable",
    );
  });

  test("the worst of a set is the first of them, and of nothing unverified", () => {
    for (const some of subsets(verdicts)) expect(worstOf(some)).toBe(some[0] ?? "unverified");
  });
});

test("only what was shown is green", () => {
  expect(verdicts.filter((verdict) => toneOf(verdict) === "good")).toEqual(["met"]);
  expect(verdicts.filter((verdict) => toneOf(verdict) === "bad")).toEqual([
    "error",
    "violated",
    "contradicted",
  ]);
  expect(verdicts.filter((verdict) => toneOf(verdict) === "quiet")).toEqual(["not-applicable"]);
  expect(verdicts.filter((verdict) => toneOf(verdict) === "open")).toEqual([
    "unverified",
    "gap",
    "declared",
    "waived",
  ]);
});

test("a count has its plural", () => {
  expect([0, 1, 2].map((count) => verdictWord("gap", count))).toEqual(["gaps", "gap", "gaps"]);
  expect([0, 1, 2].map((count) => verdictWord("error", count))).toEqual(["errors", "error", "errors"]);
  expect(verdictWord("declared", 2)).toBe("declared");
  expect(verdictWord("not-applicable")).toBe("not applicable");
});

test("a summary counts what readers look for even at zero, and the rest where there is some", () => {
  expect(countedVerdicts(countVerdicts([]))).toEqual([
    "contradicted",
    "violated",
    "unverified",
    "gap",
    "met",
  ]);
  const all = countVerdicts([...verdicts, "met"]);
  expect(countedVerdicts(all)).toEqual(verdictsAsListed);
  expect(all.met).toBe(2);
  expect(all.declared).toBe(1);
});
