import { expect, test, vi } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { registerKeepsPublishedPromises } from "../../../../policies/sub-processors/rules/register-keeps-published-promises.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const state = vi.hoisted(() => ({ published: "" }));
vi.mock("../../../../register/read-books.ts", async (original) => {
  const real = await original<typeof import("../../../../register/read-books.ts")>();
  const { withPublished } = await import("../published-register.ts");
  const { factsOf } = await import("../../../../register/list/facts.ts");
  const shipped = factsOf(real.books().register.value);
  const withPeriod = (value: string) =>
    shipped.map((fact) => (fact.id === "retention/ip-addresses/period" ? { ...fact, value } : fact));
  const { version } = real.books().register.value;
  const shorter = withPublished(real.books(), () => withPeriod("creation P1D"));
  const longer = withPublished(real.books(), () => shipped, [
    { version, facts: withPeriod("creation P999D") },
  ]);
  const { basisOf } = await import("../../../../register/list/basis.ts");
  const resting = (on: object) => ({
    ...real.books(),
    published: real.books().published.map(({ basis: _, ...each }) => ({ ...each, ...on })),
  });
  const unrecorded = resting({});
  const basis = {
    ...basisOf(real.books()),
    "fact/neon-encrypts-at-rest/value": "false",
    "leg/gone/proof": "paper",
  };
  const elsewhere = resting({ basis });
  return {
    ...real,
    books: () => ({ shorter, longer, unrecorded, elsewhere })[state.published] ?? real.books(),
  };
});

describeRule(registerKeepsPublishedPromises, {
  pass: [[resource(types.neon.project)], []],
  fail: [],
  omitted: "The register decides, not what a resource declares.",
  unknown: "The register decides, not what is known of a resource.",
});

test("a register that promises more under the day of a published version is a gap until it has a later one", () => {
  state.published = "longer";
  const open = evaluateRule("test", registerKeepsPublishedPromises, stackOf([], { asOf: "2030-01-01" }));
  state.published = "";
  expect(open.map(({ outcome, clauses }) => [outcome, clauses])).toEqual([["gap", ["sub-processor-list"]]]);
  expect(open[0]?.message).toContain("retention/ip-addresses/period is");
  expect(open[0]?.message).toContain("give the register a later version");
});

test.each([
  [
    "unrecorded",
    [
      [
        "gap sub-processor-list",
        "register/published/2026-11-24/basis.json is missing, so that nothing tells what else is weaker.",
      ],
    ],
  ],
  [
    "elsewhere",
    [
      [
        "gap storage-encryption",
        "fact/neon-encrypts-at-rest/value is true in the register and was false when version 2026-11-24 was published, which rests on it.",
      ],
      [
        "gap sub-processor-list",
        "leg/gone/proof is absent in the register and was paper when version 2026-11-24 was published, which rests on it.",
      ],
    ],
  ],
])(
  "what the version in force rests on, %s, is a gap of the promises that it speaks of",
  (published, expected) => {
    state.published = published;
    const open = evaluateRule("test", registerKeepsPublishedPromises, stackOf([], { asOf: "2030-01-01" }));
    state.published = "";
    expect(
      open.map(({ outcome, clauses, message }) => [`${outcome} ${clauses.join(", ")}`, message]),
    ).toEqual(expected);
  },
);

test("a register that promises less is refused, against the promise and the list", () => {
  state.published = "shorter";
  const broken = evaluateRule("test", registerKeepsPublishedPromises, stackOf([], { asOf: "2030-01-01" }));
  state.published = "";
  expect(broken.map(({ outcome, clauses }) => [outcome, clauses])).toEqual([
    ["violated", ["sub-processor-list", "ip-addresses"]],
  ]);
  expect(broken[0]?.message).toContain("1 d after creation");
});
