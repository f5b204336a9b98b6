import { expect, it } from "vitest";
import { readers } from "../../observe/readers.ts";
import { steps } from "../support/workflows.ts";

it("the night hands every key of a look on, and no key that deploys", async () => {
  const known = await Promise.all(Object.values(readers).map((load) => load()));
  const variables = known.flatMap(({ keys }) => keys.map(({ variable }) => variable));
  const looking = steps.filter(({ step }) => step.run?.includes("kaitalk -- observe"));
  expect(looking).toHaveLength(1);
  const environment = looking[0]?.step.env ?? {};
  expect(Object.keys(environment).toSorted()).toEqual(variables.toSorted());
  for (const [name, value] of Object.entries(environment)) expect(value).toBe(`\${{ secrets.${name} }}`);
});
