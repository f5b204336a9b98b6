import { expect, it } from "vitest";
import {
  type NightlyCheck,
  nightlyHealed,
  nightlyProblem,
  type StepOutcome,
} from "../../cli/nightly-issue.ts";

const run = "https://github.com/kaitalk/stack/actions/runs/1";
const problem = (drift: StepOutcome, audit: StepOutcome) =>
  nightlyProblem(
    new Map<NightlyCheck, StepOutcome>([
      ["drift", drift],
      ["retention-audit", audit],
    ]),
    run,
  );

it("has nothing to say of a clean night", () => {
  expect(problem("success", "success")).toBeUndefined();
  expect(nightlyHealed(run)).toContain(run);
});

it("names only what failed, how to fix it and how to repeat it", () => {
  const said = problem("failure", "success");
  expect(said).toContain("### drift");
  expect(said).toContain("`npm run kaitalk -- preview --drift`");
  expect(said).toContain(run);
  expect(said).not.toContain("retention-audit");
});

it.each(["skipped", "cancelled"] as const)("a check that was %s has proven nothing", (outcome) => {
  expect(problem("success", outcome)).toContain(
    "### retention-audit\n\nIt did not run, so nothing is proven.",
  );
});
