import { beforeAll, describe, expect, test } from "vitest";
import type { Assessment } from "../../judge/assessment.ts";
import { judge } from "../../judge/judge.ts";
import { gravestFailure } from "../../judge/verdict.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import { stackNames } from "../../snapshot/stack-config.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";

let prod: StackSnapshot;
let asked: Assessment;
const on = { asOf: books().register.value.version, books: books() };
const trial = (parts: Partial<StackSnapshot> = {}) =>
  judge({ ...prod, stack: "staging", customerData: "none", ...parts }, on);
beforeAll(async () => {
  prod = await planProgram({ stack: "prod" });
  asked = judge(prod, on);
}, 60_000);

describe("a stack that says that it holds no customer's data", () => {
  test("is asked for its configuration alone, and says so", () => {
    const { counts, promises, customerData } = trial();
    expect(customerData).toBe("none");
    expect([counts.contradicted, counts.gap, counts.declared]).toEqual([0, 0, 0]);
    expect(counts.met).toBe(asked.counts.met);
    const idle = promises.filter(({ verdict }) => verdict === "not-applicable");
    expect(idle.length).toBe(asked.counts.contradicted + asked.counts.gap + asked.counts.declared);
    for (const { reason } of idle)
      expect(reason).toMatch(/^Stack staging says that it holds no customer's data: /);
  });

  test("leaves open what nobody can see of that, and what its own file waits for", () => {
    const ids = trial().gaps.map(({ id }) => id);
    expect(ids).toEqual([
      "no-customer-data",
      ...(prod.placeholders.length > 0 ? ["stack-configuration"] : []),
    ]);
  });

  test("breaks by its configuration what any other breaks", () => {
    const resources = prod.resources.map((resource) =>
      resource.type === types.neon.project
        ? { ...resource, inputs: { ...resource.inputs, regionId: "aws-eu-central-1" } }
        : resource,
    );
    const verdictOn = ({ promises }: Assessment) =>
      promises.find(({ clause }) => clause === "neon-region")?.verdict;
    expect(verdictOn(trial({ resources }))).toBe("violated");
  });

  test("is never meant where nothing says so", () => {
    expect(asked.customerData).toBeUndefined();
    expect(asked.gaps.map(({ id }) => id)).not.toContain("no-customer-data");
  });
});

test.each(stackNames())(
  "stack %s of this project breaks no promise",
  async (stack) => {
    const { findings, promises } = judge(await planProgram({ stack }), on);
    const verdicts = [...promises.map(({ verdict }) => verdict), ...findings.map(({ outcome }) => outcome)];
    expect(gravestFailure(verdicts)).toBe("met");
  },
  60_000,
);
