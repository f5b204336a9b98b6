import { describe, expect, test } from "vitest";
import { books } from "../../register/read-books.ts";
import type { Attestation } from "../../register/schema.ts";
import { type CopyLife, compose } from "../../retention/compose.ts";
import type { DeclaredCopies } from "../../retention/declared.ts";
import { attestation, bucket, solvedStack } from "./stack.ts";

const asOf = "2026-11-24";
const { retention } = books().register.value;
const shipped = books().attestations.value.attestations;

function copy(
  clause: string,
  id: string,
  declared: DeclaredCopies = solvedStack,
  attestations: readonly Attestation[] = shipped,
): CopyLife {
  const row = compose(declared, { asOf, attestations }).find((candidate) => candidate.clause === clause);
  const found = row?.copies.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${clause} has no copy ${id}, only ${row?.copies.map((each) => each.id)}`);
  return found;
}

const verdictOf = (clause: string, declared: DeclaredCopies) =>
  compose(declared, { asOf }).find((row) => row.clause === clause)?.verdict;

test("one row a retention clause, in the register's order, each with a copy", () => {
  const rows = compose(solvedStack, { asOf });
  expect(rows.map(({ clause }) => clause)).toEqual(retention.map(({ id }) => id));
  expect(rows.filter(({ copies }) => copies.length === 0)).toEqual([]);
});

test("every holder that stores, delivers or handles a record has a copy at it, but for audio in flight", () => {
  const rows = compose({ ...solvedStack, buckets: [bucket("documents"), bucket("recordings")] }, { asOf });
  const missing = retention.flatMap(({ id, holders }) =>
    holders
      .filter(({ role }) => role !== "transit")
      .filter(({ subProcessor }) => {
        const row = rows.find(({ clause }) => clause === id);
        return !row?.copies.some((each) => each.subProcessor === subProcessor);
      })
      .map(({ subProcessor }) => `${id} at ${subProcessor}`),
  );
  expect(missing).toEqual([]);
});

test("every sum is its terms, each with a source", () => {
  for (const { copies } of compose(solvedStack, { asOf }))
    for (const { terms, total } of copies) {
      expect(terms.every(({ source }) => source.length > 0)).toBe(true);
      const seconds = terms.map((term) => term.seconds ?? Number.NaN);
      const sum = seconds.reduce((one, other) => one + other, 0);
      expect(total).toBe(Number.isNaN(sum) ? undefined : sum);
    }
});

describe("known conflicts are gaps with an owner", () => {
  test.each([
    ["caller-phone-number", "twilio-phone-numbers", 120],
    ["call-metadata", "twilio-call-records", 120],
    ["whatsapp-messages", "twilio-message-bodies", 30],
    ["business-email", "postmark-messages", 45],
    ["authentication-tokens", "postmark-sign-in-mail", 45],
    ["business-email", "postmark-suppressions", Number.POSITIVE_INFINITY],
  ])("%s: %s", (clause, id, days) => {
    const { verdict, total, reason } = copy(clause, id);
    expect({ verdict, total }).toEqual({ verdict: "gap", total: days * 86_400 });
    expect(reason).toMatch(/not attested; owner (privacy|engineering): [A-Z]/);
  });

  test.each([
    ["payment-info", "stripe-payment-records"],
    ["stripe-billing-email", "stripe-customer-records"],
    ["render-logs", "render-application-logs"],
    ["render-logs", "render-request-logs"],
  ])("%s: %s, whose period is unknown", (clause, id) => {
    expect(copy(clause, id)).toMatchObject({ verdict: "gap", total: undefined });
  });

  test("tokens against Neon's history", () => {
    const { verdict, total, attestation: proof } = copy("authentication-tokens", "neon-history");
    expect({ verdict, total, proof }).toEqual({
      verdict: "gap",
      total: 86_400 + 1_800,
      proof: "neon-unlogged-tables",
    });
  });

  test("recordings at Twilio, once there is a place for them", () => {
    const ids = (declared: DeclaredCopies) =>
      compose(declared, { asOf })
        .find(({ clause }) => clause === "call-audio-and-transcript")
        ?.copies.map(({ id }) => id);
    expect(ids(solvedStack)).toEqual(["neon-rows", "neon-history"]);
    expect(ids({ ...solvedStack, buckets: [bucket("documents"), bucket("recordings")] })).toEqual([
      "neon-rows",
      "neon-history",
      "r2-kaitalk-prod-recordings",
      "twilio-recordings",
    ]);
    expect(ids({ ...solvedStack, buckets: undefined })).toContain("twilio-recordings");
  });
});

describe("attested periods", () => {
  const logs = (parts: Partial<Attestation>) =>
    copy("render-logs", "render-application-logs", solvedStack, [
      ...shipped.filter(({ id }) => id !== "render-log-retention"),
      attestation("render-log-retention", parts),
    ]);

  test("replace what the vendor publishes, and are met where they fit", () => {
    const { verdict, total, terms, reason } = logs({ duration: "P7D" });
    expect({ verdict, total }).toEqual({ verdict: "met", total: 7 * 86_400 });
    expect(terms).toMatchObject([
      { label: "retention at Render, attested", source: "register/attestations.yaml render-log-retention" },
    ]);
    expect(reason).toBe(
      "Application logs at Render end 83 d before the documented 90 d are over; attested until 2027-06-01.",
    );
  });
  test("stay a gap where they do not fit, or say no period where none is published", () => {
    expect(logs({ duration: "P91D" })).toMatchObject({ verdict: "gap", total: 91 * 86_400 });
    expect(logs({})).toMatchObject({ verdict: "gap", total: undefined });
  });
  test.each([
    ["on the day it expires", { expiresOn: asOf }],
    ["before it begins", { attestedOn: "2026-11-25" }],
    ["without a date", { attestedOn: null }],
    ["without an end", { expiresOn: null }],
    ["without a reference", { reference: null }],
  ])("do not hold %s", (_, parts) => {
    expect(logs({ duration: "P7D", ...parts })).toMatchObject({ verdict: "gap", total: undefined });
  });
  test("hold on the day they are made and the day before they expire", () => {
    expect(logs({ duration: "P7D", attestedOn: asOf, expiresOn: "2026-11-25" }).verdict).toBe("met");
  });
  test("prove an act at the vendor's published period where they name none", () => {
    const redaction = copy("whatsapp-messages", "twilio-message-bodies", solvedStack, [
      ...shipped.filter(({ id }) => id !== "twilio-message-redaction"),
      attestation("twilio-message-redaction"),
    ]);
    expect(redaction).toMatchObject({ verdict: "met", total: 30 * 86_400 });
  });
  test("let the vendor's own policy be met", () => {
    const stripe = copy("payment-info", "stripe-payment-records", solvedStack, [
      ...shipped.filter(({ id }) => id !== "stripe-retention-policy"),
      attestation("stripe-retention-policy"),
    ]);
    expect(stripe.verdict).toBe("met");
  });
  test("must have an entry, even an empty one", () => {
    expect(() => compose(solvedStack, { asOf, attestations: [] })).toThrow(
      'register/attestations.yaml: entry "twilio-deletion-requests" is missing; add it with its owner and what would close it.',
    );
  });
});

describe("what is not declared", () => {
  const rows = "ip-addresses";
  test("no purge job: rows have no end", () => {
    const declared = { ...solvedStack, purge: null };
    expect(copy(rows, "neon-rows", declared)).toMatchObject({
      verdict: "violated",
      total: Number.POSITIVE_INFINITY,
      reason: "Rows at Neon have no end; 90 d documented.",
    });
  });
  test("a job that does not know a data type", () => {
    const purge = solvedStack.purge && { ...solvedStack.purge, rows: [] };
    expect(verdictOf(rows, { ...solvedStack, purge })).toBe("violated");
  });
  test.each(["intervalSeconds", "runSeconds", "rows"] as const)("purge %s unknown: unverified", (key) => {
    const purge = solvedStack.purge && { ...solvedStack.purge, [key]: undefined };
    expect(verdictOf(rows, { ...solvedStack, purge })).toBe("unverified");
  });
  test.each(["historySeconds", "deletable", "branches", "snapshotSeconds"] as const)(
    "Neon %s unknown: unverified",
    (key) => {
      const neon = { ...solvedStack.neon, [key]: undefined };
      expect(verdictOf(rows, { ...solvedStack, neon })).toBe("unverified");
    },
  );
  test("buckets unknown, or no bucket for documents: unverified", () => {
    expect(verdictOf("stored-documents", { ...solvedStack, buckets: undefined })).toBe("unverified");
    expect(verdictOf("stored-documents", { ...solvedStack, buckets: [] })).toBe("unverified");
  });
  test.each([
    [{ lifecycleSeconds: undefined }, "unverified"],
    [{ lockSeconds: undefined }, "unverified"],
    [{ lifecycleSeconds: Number.POSITIVE_INFINITY }, "violated"],
    [{ lockSeconds: Number.POSITIVE_INFINITY }, "violated"],
    [{ lifecycleSeconds: undefined, lockSeconds: Number.POSITIVE_INFINITY }, "violated"],
  ])("bucket %j: %s", (parts, verdict) => {
    const buckets = [bucket("documents", parts)];
    expect(verdictOf("stored-documents", { ...solvedStack, buckets })).toBe(verdict);
  });
});

describe("what outlives the rows", () => {
  test("a further branch has no end", () => {
    const neon = { ...solvedStack.neon, branches: ["preview"] };
    expect(copy("ip-addresses", "neon-branch-preview", { ...solvedStack, neon })).toMatchObject({
      verdict: "violated",
      total: Number.POSITIVE_INFINITY,
    });
  });
  test("a project that can be deleted stays recoverable for seven days more", () => {
    const neon = { ...solvedStack.neon, deletable: true };
    const { verdict, total } = copy("ip-addresses", "neon-history", { ...solvedStack, neon });
    expect({ verdict, total }).toEqual({ verdict: "violated", total: 97 * 86_400 - 60 });
  });
  test("a bucket whose name says no kind counts as every kind, by the strictest sum", () => {
    const buckets = [bucket("documents"), bucket("documents", { name: "exports", holds: undefined })];
    expect(copy("call-audio-and-transcript", "r2-exports", { ...solvedStack, buckets }).total).toBe(
      90 * 86_400 + 3_600,
    );
    expect(copy("stored-documents", "r2-exports", { ...solvedStack, buckets }).total).toBe(90 * 86_400);
  });
  test("published pages are bounded by no promise", () => {
    const site = bucket("documents", {
      name: "kaitalk-prod-site",
      holds: "site",
      lifecycleSeconds: Infinity,
    });
    const buckets = [bucket("documents"), site];
    expect(compose({ ...solvedStack, buckets }, { asOf })).toEqual(compose(solvedStack, { asOf }));
  });
});
