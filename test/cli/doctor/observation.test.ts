import { expect, it } from "vitest";
import { observationNeeds } from "../../../cli/doctor/observation.ts";
import { readers } from "../../../observe/readers.ts";

it("names every key of a look, the narrowest that serves, and what it may do beyond", async () => {
  const needs = await observationNeeds({});
  for (const vendor of Object.keys(readers))
    expect(needs.map(({ area }) => area)).toContain(`Looking into the account of ${vendor}`);
  expect(needs.find(({ what }) => what === "OBSERVE_NEON_API_KEY")).toMatchObject({
    standing: "confirm",
    next: expect.stringContaining("Neon has no key that only reads"),
  });
});

it("asks for no key that is there, and repeats none", async () => {
  const needs = await observationNeeds({ OBSERVE_NEON_API_KEY: "napi_secret" });
  expect(needs.find(({ what }) => what === "OBSERVE_NEON_API_KEY")).toMatchObject({
    standing: "ready",
    next: "",
  });
  expect(JSON.stringify(needs)).not.toContain("napi_secret");
});
