import { beforeAll, expect, test } from "vitest";
import { judge } from "../../judge/judge.ts";
import type { Properties, Resource } from "../../policies/kernel/resource.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { registerDay } from "../support/days.ts";

let plan: StackSnapshot;

beforeAll(async () => {
  plan = await planProgram({ stack: "prod" });
});

const named = ["name", "bucketName", "returnPathDomain"];

/** The shipped stack and further ones beside it, each linked within itself. Whoever reads a property is counted. */
function manyStacks(count: number, source: StackSnapshot["source"]): [StackSnapshot, reads: () => number] {
  let reads = 0;
  const counted = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(properties, name) {
        reads += 1;
        return Reflect.get(properties, name);
      },
    });
  const own = plan.resources.filter(({ custom }) => custom);
  const urns = new Set(own.map(({ urn }) => urn));
  const copies = Array.from({ length: count }, (_, copy) =>
    own.map((resource): Resource => {
      const renamed = (urn: string) => (urns.has(urn) ? `${urn}-${copy}` : urn);
      const inputs: Properties = Object.fromEntries(
        Object.entries(resource.inputs).map(([name, value]) => [
          name,
          named.includes(name) && typeof value === "string" ? `${value}-${copy}` : value,
        ]),
      );
      return counted({
        ...resource,
        urn: renamed(resource.urn),
        name: `${resource.name}-${copy}`,
        inputs: counted(inputs),
        outputs: { ...inputs, note: "answered" },
        dependencies: resource.dependencies.map(renamed),
        propertyDependencies: Object.fromEntries(
          Object.entries(resource.propertyDependencies).map(([name, from]) => [name, from.map(renamed)]),
        ),
      });
    }),
  );
  return [{ ...plan, source, resources: copies.flat() }, () => reads];
}

function readsOf(count: number, source: StackSnapshot["source"]): number {
  const [stack, reads] = manyStacks(count, source);
  judge(stack, { asOf: registerDay, books: books() });
  return reads();
}

test.each(["program", "state"] as const)("a larger %s costs its size and no more", (source) => {
  expect(readsOf(24, source) / readsOf(6, source)).toBeLessThan(4.2);
});
