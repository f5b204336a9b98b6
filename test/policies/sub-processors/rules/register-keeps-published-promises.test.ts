import { expect, test, vi } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { registerKeepsPublishedPromises } from "../../../../policies/sub-processors/rules/register-keeps-published-promises.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const state = vi.hoisted(() => ({ shorter: false }));
vi.mock("../../../../register/read-books.ts", async (original) => {
  const real = await original<typeof import("../../../../register/read-books.ts")>();
  const { withPublished } = await import("../published-register.ts");
  const strict = withPublished(real.books(), (facts) =>
    facts.map((fact) =>
      fact.id === "retention/ip-addresses/period" ? { ...fact, value: "creation P1D" } : fact,
    ),
  );
  return { ...real, books: () => (state.shorter ? strict : real.books()) };
});

describeRule(registerKeepsPublishedPromises, {
  pass: [[resource(types.neon.project)], []],
  fail: [],
  omitted: "The register decides, not what a resource declares.",
  unknown: "The register decides, not what is known of a resource.",
});

test("a register that promises less is refused, against the promise and the list", () => {
  state.shorter = true;
  const broken = evaluateRule("test", registerKeepsPublishedPromises, stackOf([], { asOf: "2030-01-01" }));
  state.shorter = false;
  expect(broken.map(({ outcome, clauses }) => [outcome, clauses])).toEqual([
    ["violated", ["sub-processor-list", "ip-addresses"]],
  ]);
  expect(broken[0]?.message).toContain("1 d after creation");
});
