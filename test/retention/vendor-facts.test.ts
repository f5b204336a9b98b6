import { expect, test } from "vitest";
import { books } from "../../register/read-books.ts";

test("every vendor has facts, each with a source that says where it stands and when it was read", () => {
  for (const [vendor, { value }] of books().vendors) {
    expect(value.facts.length, vendor).toBeGreaterThan(0);
    for (const { id, source, readOn } of value.facts)
      expect(value.sources[source], `${vendor} ${id}`).toMatchObject({
        reference: expect.stringMatching(/\S/),
        ...(readOn === undefined && { readOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }),
      });
  }
});

test("every attestation names a role as its owner, and none that is open carries a date or a reference by half", () => {
  for (const { owner, attestedOn, expiresOn, reference } of books().attestations.value.attestations) {
    expect(owner).toMatch(/^(legal|privacy|engineering)$/);
    const filled = [attestedOn, expiresOn, reference].filter((field) => field !== null).length;
    expect([0, 3]).toContain(filled);
  }
});
