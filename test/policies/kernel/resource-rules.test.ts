import { describe, expect, test } from "vitest";
import { evaluateResource } from "../../../policies/kernel/evaluate.ts";
import type { Resource } from "../../../policies/kernel/resource.ts";
import { packs } from "../../../policies/packs.ts";
import { planProgram } from "../../../snapshot/program.ts";

/** What the engine shows of a resource before it is changed. */
function alone(resource: Resource): Resource {
  return { ...resource, dependencies: [], propertyDependencies: {} };
}

describe("a rule on one resource says the same in the engine, which does not tell then what it depends on", async () => {
  const { resources } = await planProgram({ stack: "prod" });

  test.each(packs)("$name", ({ name, rules }) => {
    const differing = rules.filter((rule) =>
      resources.some((resource) => {
        const [linked, bare] = [resource, alone(resource)].map((each) =>
          evaluateResource(name, rule, each).map(({ outcome, message }) => `${outcome}: ${message}`),
        );
        return linked?.join() !== bare?.join();
      }),
    );
    expect(differing.map(({ id }) => id)).toEqual([]);
  });
});
