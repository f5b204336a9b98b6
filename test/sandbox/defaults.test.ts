import { describe, expect, test } from "vitest";
import { books } from "../../register/read-books.ts";
import { withVendorDefaults } from "../../sandbox/defaults.ts";
import { types } from "../../vendors/types.ts";

describe("what a vendor fills in", () => {
  test("an omitted property stands at the default that the register records", () => {
    const filled = withVendorDefaults(types.neon.project, { name: "kaitalk" });
    const recorded = books()
      .vendors.get("neon")
      ?.value.defaults.filter(
        ({ type, value }) => type === types.neon.project && value !== undefined && value !== null,
      )
      .filter(({ property }) => !property.includes("."));
    expect(recorded?.length).toBeGreaterThan(0);
    for (const { property, value } of recorded ?? []) expect(filled[property]).toBe(value);
  });

  test("a declared property stays as declared", () => {
    expect(withVendorDefaults(types.neon.project, { historyRetentionSeconds: 3600 })).toMatchObject({
      historyRetentionSeconds: 3600,
    });
  });

  test("nothing is filled into an object that is not declared", () => {
    expect(withVendorDefaults(types.neon.project, {})).not.toHaveProperty("defaultEndpointSettings");
  });

  test("a type of which nothing is recorded is kept as it is", () => {
    expect(withVendorDefaults("a:b:C", { x: 1 })).toEqual({ x: 1 });
  });
});
