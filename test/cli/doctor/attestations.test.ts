import { expect, it } from "vitest";
import { attestationNeeds } from "../../../cli/doctor/attestations.ts";
import type { Attestation } from "../../../register/schema.ts";

const open: Attestation = {
  id: "dpa-neon",
  proof: "paper" as const,
  clauses: ["processing-agreements"],
  subProcessor: "neon",
  statement: "An agreement with Neon is in force.",
  owner: "legal",
  attestedOn: null,
  expiresOn: null,
  reference: null,
  closes: "Sign it.",
};
const filled = { ...open, attestedOn: "2026-11-01", expiresOn: "2027-11-01", reference: "DPA-7" };

it("is a gap until its owner has filled it in, and again once it has ended", () => {
  const standing = (entry: Attestation, asOf: string) => attestationNeeds([entry], asOf)[0]?.standing;
  expect(attestationNeeds([open], "2026-11-24")).toEqual([
    { area: "Neon", what: "An agreement with Neon is in force", standing: "gap", next: "legal: Sign it." },
  ]);
  expect(standing(filled, "2026-11-24")).toBe("ready");
  expect(standing(filled, "2027-11-01")).toBe("gap");
});
