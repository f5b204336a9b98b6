import { expect, test, vi } from "vitest";
import { evaluateRule, stackOf } from "../../../../policies/kernel/evaluate.ts";
import { publishedChangeHasNotice } from "../../../../policies/sub-processors/rules/published-change-has-notice.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const state = vi.hoisted(() => ({ later: false }));
vi.mock("../../../../register/read-books.ts", async (original) => {
  const real = await original<typeof import("../../../../register/read-books.ts")>();
  const [{ withPublished }, { factsOf }] = await Promise.all([
    import("../published-register.ts"),
    import("../../../../register/list/facts.ts"),
  ]);
  const facts = factsOf(real.books().register.value);
  const company = { id: "company/example", kind: "company", value: "Example Inc.", onPage: true } as const;
  const later = withPublished(real.books(), (same) => same, [
    { version: "2030-01-01", facts: [...facts, company] },
  ]);
  return { ...real, books: () => (state.later ? later : real.books()) };
});

describeRule(publishedChangeHasNotice, {
  pass: [[resource(types.neon.project)], []],
  fail: [],
  omitted: "The register decides, not what a resource declares.",
  unknown: "The register decides, not what is known of a resource.",
});

test("a company that a version adds without a change is refused from that version's day", () => {
  state.later = true;
  const on = (day: string) => evaluateRule("test", publishedChangeHasNotice, stackOf([], { asOf: day }));
  const [before, from] = [on("2029-12-31"), on("2030-01-01")];
  state.later = false;
  expect(before.map(({ outcome }) => outcome)).toEqual(["met"]);
  expect(from.map(({ outcome, message }) => [outcome, message])).toEqual([
    [
      "violated",
      "company/example: version 2030-01-01 promises less, and no change of class new-sub-processor announces it.",
    ],
  ]);
});
