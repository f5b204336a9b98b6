import { expect, test } from "vitest";
import { fillSandbox } from "../../engine/fill-sandbox.ts";
import { UNKNOWN } from "../../sandbox/unknown.ts";
import { planProgram } from "../../snapshot/program.ts";
import { types } from "../../vendors/types.ts";
import { filledVendors } from "../support/filled-vendors.ts";

test("the vendors hold what the program declares, with what each answers of another put in, and no mark of a secret", async () => {
  const store = await filledVendors();
  const held = store.all();
  const { resources } = await planProgram({ stack: "prod" });
  const declared = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  expect(held.map(({ urn }) => urn).sort()).toEqual(declared.map(({ urn }) => urn).sort());
  const [project] = store.ofType(types.neon.project);
  expect(store.ofType(types.neon.role)[0]?.properties).toMatchObject({
    projectId: project?.id,
    branchId: project?.properties.defaultBranchId,
  });
  const text = JSON.stringify(held);
  expect(text).not.toContain(UNKNOWN);
  expect(text).not.toContain("4dabf18193072939515e22adb298388d");
  await expect(fillSandbox(store, "prod")).rejects.toThrow(
    "hold something already; run npx kaitalk sandbox reset first.",
  );
  store.close();
});
