import { describe, expect, test } from "vitest";
import { filled, problemsAfter } from "../support/edited-register.ts";

/** The sentences without their places. */
const wrongWith = (id: string, fields: Readonly<Record<string, string>>) =>
  problemsAfter(filled(id, fields)).map((problem) => problem.replace(/^[^:]*:\d+:\d+: /, ""));

describe("a reference that others can open", () => {
  test.each([
    "LEGAL-412",
    "DPA-2026-3",
    "OPS-12",
    "KAI/2026/17",
    "Contract-2026-001.2",
    "https://docs.kaitalk.online/agreements/neon",
    "https://example.atlassian.net/browse/KAI-7?focus=1",
  ])("%s", (reference) => {
    expect(wrongWith("dpa-neon", { reference: JSON.stringify(reference) })).toEqual([]);
  });
});

describe("a reference that nobody can open is refused", () => {
  test.each([
    "trust me",
    "ask legal",
    "ticket",
    "yes",
    "412",
    "TBD",
    "see mail",
    "legal-412",
    "http://docs.kaitalk.online/agreements",
    "https://localhost/x",
    "https://user:word@docs.kaitalk.online/x",
    "https://docs.kaitalk.online/a b",
    "file:///etc/passwd",
    "LEGAL-412 and more",
    "LEGAL-",
  ])("%s", (reference) => {
    expect(wrongWith("dpa-neon", { reference: JSON.stringify(reference) })).toEqual([
      "is neither a https address nor the number of a ticket or document, such as LEGAL-412; name what others can open.",
    ]);
  });

  test("with the line that it stands in", () => {
    const [problem] = problemsAfter(filled("dpa-twilio", { reference: "trust me" }));
    expect(problem).toMatch(/^attestations\.yaml:\d+:5: is neither/);
  });
});

describe("days", () => {
  test("an end on or before the beginning is refused", () => {
    for (const expiresOn of ["2026-06-01", "2026-05-31"])
      expect(wrongWith("dpa-neon", { expiresOn })).toEqual([
        "an attestation ends after the day that it was made.",
      ]);
  });

  test("a beginning before the earliest day of a proof is refused", () => {
    expect(wrongWith("dpa-neon", { attestedOn: "1999-12-31", expiresOn: "2000-12-31" })).toEqual([
      expect.stringMatching(/^is before \d{4}-\d\d-\d\d, the earliest day of a proof; attest it anew\.$/),
    ]);
  });

  test.each([
    ["dpa-neon", "paper", "2028-06-01", "2028-06-02"],
    ["render-log-retention", "account", "2027-06-02", "2027-06-03"],
    ["application-hashes-addresses", "code", "2027-06-02", "2027-06-03"],
  ])("%s, a proof by %s, lasts until %s and no longer", (id, kind, last, tooLate) => {
    expect(wrongWith(id, { expiresOn: last })).toEqual([]);
    expect(wrongWith(id, { expiresOn: tooLate })).toEqual([
      expect.stringMatching(new RegExp(`^a proof by ${kind} lasts at most \\d+ d, and this one \\d+ d; `)),
    ]);
    expect(wrongWith(id, { expiresOn: "2099-01-01" })).toHaveLength(1);
  });
});

test("an agreement without a sub-processor, or that is no paper, is refused", () => {
  const agreement = (fields: string) =>
    problemsAfter({
      file: "attestations.yaml",
      before: /(?<= {2}- id: deletion-passed-on\n) {4}proof: code\n/,
      after: fields,
    }).map((problem) => problem.replace(/^[^:]*:\d+:\d+: /, ""));
  expect(agreement("    proof: code\n    agreement: dpa\n")).toContain(
    "an agreement is a proof by paper with one sub-processor; name it.",
  );
});
