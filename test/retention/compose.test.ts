import { describe, expect, test } from "vitest";
import { toSeconds } from "../../register/duration.ts";
import { books } from "../../register/read-books.ts";
import type { Attestation } from "../../register/schema.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import { type CopyLife, compose } from "../../retention/compose.ts";
import { gravest } from "../../retention/copies.ts";
import type { DeclaredCopies } from "../../retention/declared.ts";
import { operatingLimits } from "../../retention/operating-limits.ts";
import { dayFrom } from "../support/days.ts";
import { attestation, bucket, solvedStack } from "./stack.ts";

const { retention, version: asOf } = books().register.value;
const day = 86_400;
const shipped = books().attestations.value.attestations;

/** The shipped attestations with some of them filled in. */
const attested = (entries: Readonly<Record<string, Partial<Attestation>>>): Attestation[] =>
  shipped.map((entry) => (entry.id in entries ? attestation(entry.id, entries[entry.id]) : entry));

/** Seconds that the register documents for a promise. */
function documented(id: string): number {
  return toSeconds(retention.find((clause) => clause.id === id)?.duration ?? "");
}

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

/** The gravest verdict of the copies that the stack decides. */
const verdictOf = (clause: string, declared: DeclaredCopies) => {
  const row = compose(declared, { asOf }).find((candidate) => candidate.clause === clause);
  return gravest(row?.copies.map(({ verdict }) => verdict).filter((verdict) => verdict !== "gap") ?? []);
};

test("one row a retention clause and a safeguard that speaks of copies, in the register's order, each with a copy", () => {
  const rows = compose(solvedStack, { asOf });
  const ids = retention.map(({ id }) => id);
  expect(rows.map(({ clause }) => clause).filter((id) => ids.includes(id))).toEqual(ids);
  expect(rows.map(({ clause }) => clause).filter((id) => !ids.includes(id))).toEqual([
    "raw-ip-not-stored",
    "email-content-not-kept",
  ]);
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

describe("what a vendor documents against the page is contradicted, with what ends it", () => {
  test.each([
    [
      "caller-phone-number",
      "twilio-phone-numbers",
      "twilio-phone-number-deletion",
      /^owner privacy: Obtain a shorter/,
    ],
    [
      "call-metadata",
      "twilio-call-records",
      "twilio-phone-number-deletion",
      /^owner privacy: Obtain a shorter/,
    ],
    [
      "business-email",
      "postmark-messages",
      "postmark-content-retention",
      /^owner privacy: Buy the retention add-on/,
    ],
    ["authentication-tokens", "postmark-sign-in-mail", "postmark-content-retention", /^owner privacy: Buy/],
    ["email-content-not-kept", "postmark-content", "postmark-content-retention", /^owner privacy: Buy/],
  ])("%s: %s", (clause, id, fact, ends) => {
    const { verdict, reason, terms, ends: end } = copy(clause, id);
    const { cited, duration } = vendorFact(fact);
    expect(verdict).toBe("contradicted");
    expect(terms.at(-1)).toMatchObject({ seconds: toSeconds(duration ?? ""), source: cited, of: "vendor" });
    expect(reason).toContain(`at least, by ${terms.at(-1)?.label} (${cited}); `);
    expect(end).toMatch(ends);
    expect(reason.endsWith(end ?? "-")).toBe(true);
  });

  test("an attested time that is itself too long contradicts as well", () => {
    const tooLong = `P${documented("render-logs") / day + 1}D`;
    const logs = copy(
      "render-logs",
      "render-application-logs",
      solvedStack,
      attested({ "render-log-retention": { duration: tooLong } }),
    );
    expect(logs).toMatchObject({ verdict: "contradicted", total: toSeconds(tooLong) });
  });

  test("a shorter period in writing ends it, once the request is shown too", () => {
    const shorter = { "twilio-deletion-period": { duration: "P9D" } };
    const numbers = (entries: Readonly<Record<string, Partial<Attestation>>>) =>
      copy("caller-phone-number", "twilio-phone-numbers", solvedStack, attested(entries));
    expect(numbers(shorter)).toMatchObject({ verdict: "gap", total: Number.POSITIVE_INFINITY });
    expect(numbers({ ...shorter, "twilio-deletion-requests": { duration: "P1D" } })).toMatchObject({
      verdict: "met",
      total: 10 * day,
    });
    expect(numbers({ "twilio-deletion-requests": { duration: "P1D" } }).verdict).toBe("contradicted");
  });

  test("nothing that the add-on offers makes mail content that is kept no content", () => {
    const addon = { "postmark-retention-addon": { duration: "P7D" } };
    expect(copy("email-content-not-kept", "postmark-content", solvedStack, attested(addon)).verdict).toBe(
      "contradicted",
    );
    expect(copy("authentication-tokens", "postmark-sign-in-mail", solvedStack, attested(addon)).verdict).toBe(
      "contradicted",
    );
    expect(copy("business-email", "postmark-messages", solvedStack, attested(addon)).verdict).toBe("met");
  });
});

describe("a time until a deletion that nobody has shown is no end", () => {
  test.each([
    [
      "whatsapp-messages",
      "twilio-message-bodies",
      "twilio-message-redaction",
      "twilio-message-body-deletion",
    ],
    ["whatsapp-messages", "twilio-message-bodies", "twilio-message-archive", "twilio-message-body-deletion"],
    ["sms-messages", "twilio-sms-bodies", "twilio-message-redaction", "twilio-message-body-deletion"],
    [
      "call-audio-and-transcript",
      "twilio-recordings",
      "twilio-recording-deletion",
      "twilio-deleted-recording-metadata",
    ],
  ])("%s: %s, until %s says when", (clause, id, proof, processing) => {
    const after = toSeconds(vendorFact(processing).duration ?? "");
    const shown = (parts: Partial<Attestation>) =>
      copy(clause, id, solvedStack, attested({ [proof]: parts }));
    expect(copy(clause, id)).toMatchObject({ verdict: "gap", total: Number.POSITIVE_INFINITY });
    // The act alone, without its time, ends nothing that can be counted.
    expect(shown({})).toMatchObject({ verdict: "gap", total: Number.POSITIVE_INFINITY });
    expect(shown({ duration: "P7D" })).toMatchObject({ verdict: "met", total: 7 * day + after });
    const last = documented(clause) - after;
    expect(shown({ duration: `PT${last / 3_600}H` }).verdict).toBe("met");
    expect(shown({ duration: `PT${last / 3_600 + 1}H` }).verdict).toBe("contradicted");
  });

  test("the shorter of two proofs counts", () => {
    const both = {
      "twilio-message-redaction": { duration: "PT0S" },
      "twilio-message-archive": { duration: "P7D" },
    };
    const { terms } = copy("whatsapp-messages", "twilio-message-bodies", solvedStack, attested(both));
    expect(terms[0]).toMatchObject({
      seconds: 0,
      source: "register/attestations.yaml twilio-message-redaction",
    });
  });
});

describe("a time that is what is usual needs a margin", () => {
  const margin = operatingLimits.usualMarginSeconds;
  const files = (lifecycleSeconds: number) =>
    copy(
      "stored-documents",
      "r2-documents-kaitalk-prod-documents",
      { ...solvedStack, buckets: [bucket("documents", { lifecycleSeconds })] },
      attested({ "files-made-with-records": { duration: "PT0S" } }),
    );
  const lag = toSeconds(vendorFact("r2-lifecycle-lag").duration ?? "");
  const last = documented("stored-documents") - lag;

  test("with it the sum is met, a second less leaves a gap, beyond the period it is violated", () => {
    expect(files(last - margin).verdict).toBe("met");
    const { verdict, reason } = files(last - margin + 1);
    expect(verdict).toBe("gap");
    expect(reason).toMatch(
      /which is less than the 1 d of margin that "typically within 24 hours" \(register/,
    );
    expect(files(last).verdict).toBe("gap");
    expect(files(last + 1).verdict).toBe("violated");
  });
  test("Neon's history too", () => {
    const rows = documented("ip-addresses");
    const [order] = solvedStack.purge?.rows?.filter(({ clause }) => clause === "ip-addresses") ?? [];
    const ages = (ageSeconds: number) =>
      copy("ip-addresses", "neon-history", {
        ...solvedStack,
        purge: solvedStack.purge && { ...solvedStack.purge, rows: order ? [{ ...order, ageSeconds }] : [] },
      });
    const tail = (ages(0).total ?? 0) + margin;
    expect(ages(rows - tail).verdict).toBe("met");
    expect(ages(rows - tail + 1).verdict).toBe("gap");
  });
});

describe("gaps with an owner", () => {
  test.each([
    ["business-email", "postmark-suppressions"],
    ["whatsapp-messages", "meta-whatsapp-messages"],
    ["stored-documents", "r2-documents-kaitalk-prod-documents"],
    ["caller-phone-number", "r2-files-of-callers-kaitalk-prod-documents"],
    ["business-email", "r2-files-of-business-kaitalk-prod-documents"],
    ["appointment-bookings", "r2-files-of-appointments-kaitalk-prod-documents"],
  ])("%s: %s", (clause, id) => {
    const { verdict, reason } = copy(clause, id);
    expect(verdict).toBe("gap");
    expect(reason).toMatch(/not attested; owner (privacy|engineering): [A-Z]/);
  });

  test.each([
    ["payment-info", "stripe-payment-records"],
    ["stripe-billing-email", "stripe-customer-records"],
    ["render-logs", "render-application-logs"],
    ["render-logs", "render-request-logs"],
    ["ip-addresses", "render-logged-addresses"],
    ["raw-ip-not-stored", "render-stored-addresses"],
    ["call-audio-and-transcript", "transcription-input"],
    ["ai-interaction-logs", "assistant-exchanges"],
  ])("%s: %s, whose period is unknown", (clause, id) => {
    expect(copy(clause, id)).toMatchObject({ verdict: "gap", total: undefined });
  });

  test("addresses in request logs for any time at all contradict that none is stored", () => {
    const logs = (duration: string) => attested({ "render-request-logs": { duration } });
    expect(copy("raw-ip-not-stored", "render-stored-addresses", solvedStack, logs("P30D")).verdict).toBe(
      "contradicted",
    );
    expect(copy("ip-addresses", "render-logged-addresses", solvedStack, logs("PT1S")).verdict).toBe(
      "contradicted",
    );
    expect(copy("raw-ip-not-stored", "render-stored-addresses", solvedStack, logs("PT0S")).verdict).toBe(
      "met",
    );
    expect(copy("render-logs", "render-request-logs", solvedStack, logs("P30D")).verdict).toBe("met");
  });

  test("a file made on its record's last day lives its own age beside the record's", () => {
    const { total } = copy("stored-documents", "r2-documents-kaitalk-prod-documents");
    const age = bucket("documents").lifecycleSeconds ?? 0;
    const lag = toSeconds(vendorFact("r2-lifecycle-lag").duration ?? "");
    expect(total).toBe(documented("call-audio-and-transcript") + age + lag);
  });

  test("tokens against Neon's history", () => {
    const { verdict, total, attestations } = copy("authentication-tokens", "neon-history");
    expect({ verdict, total, attestations }).toEqual({
      verdict: "gap",
      total: (solvedStack.neon.historySeconds ?? 0) + documented("authentication-tokens"),
      attestations: ["neon-unlogged-tables"],
    });
    const shown = attested({ "neon-unlogged-tables": { duration: "PT0S" } });
    expect(copy("authentication-tokens", "neon-history", solvedStack, shown)).toMatchObject({
      verdict: "met",
      total: documented("authentication-tokens"),
    });
  });
});

test("recordings are in R2 where there is a place for them, and at Twilio unless it is shown that none is asked for", () => {
  const ids = (declared: DeclaredCopies, attestations = shipped) =>
    compose(declared, { asOf, attestations })
      .find(({ clause }) => clause === "call-audio-and-transcript")
      ?.copies.map(({ id }) => id)
      .filter((id) => /recordings/.test(id));
  const none = attested({ "no-recordings-asked-for": {} });
  const place = { ...solvedStack, buckets: [bucket("documents"), bucket("recordings")] };
  expect(ids(solvedStack)).toEqual(["twilio-recordings"]);
  expect(ids(solvedStack, none)).toEqual([]);
  for (const attestations of [shipped, none])
    expect(ids(place, attestations)).toEqual(["twilio-recordings", "r2-recordings-kaitalk-prod-recordings"]);
  expect(ids({ ...solvedStack, buckets: undefined }, none)).toContain("twilio-recordings");
});

describe("attested periods", () => {
  const logs = (parts: Partial<Attestation>) =>
    copy("render-logs", "render-application-logs", solvedStack, attested({ "render-log-retention": parts }));

  test("replace what the vendor publishes, and are met where they fit", () => {
    const { verdict, total, terms, reason } = logs({ duration: "P7D" });
    expect({ verdict, total }).toEqual({ verdict: "met", total: 7 * day });
    expect(terms).toMatchObject([
      { label: "retention at Render, attested", source: "register/attestations.yaml render-log-retention" },
    ]);
    expect(reason).toMatch(
      /^Application logs at Render end \d+ d before our own \d+ d are over; attested until /,
    );
  });
  test("leave the life unknown where they name none", () => {
    expect(logs({})).toMatchObject({ verdict: "gap", total: undefined });
  });
  test.each([
    ["on the day it expires", { expiresOn: asOf }],
    ["before it begins", { attestedOn: dayFrom(1) }],
    ["without a date", { attestedOn: null }],
    ["without an end", { expiresOn: null }],
    ["without a reference", { reference: null }],
  ])("do not hold %s", (_, parts) => {
    expect(logs({ duration: "P7D", ...parts })).toMatchObject({ verdict: "gap", total: undefined });
  });
  test("hold on the day they are made and the day before they expire", () => {
    expect(logs({ duration: "P7D", attestedOn: asOf, expiresOn: dayFrom(1) }).verdict).toBe("met");
  });
  test("let the vendor's own policy be met", () => {
    const policy = attested({ "stripe-retention-policy": {} });
    expect(copy("payment-info", "stripe-payment-records", solvedStack, policy).verdict).toBe("met");
  });
  test("must have an entry, even an empty one", () => {
    expect(() => compose(solvedStack, { asOf, attestations: [] })).toThrow(
      /^register\/attestations\.yaml: entry "[a-z-]+" is missing; add it with its owner and what would close it\.$/,
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
      reason: expect.stringMatching(/^Rows at Neon have no end; \d+ d documented\.$/),
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
    const undeletable = copy("ip-addresses", "neon-history").total ?? 0;
    const softDelete = toSeconds(vendorFact("neon-project-soft-delete").duration ?? "");
    expect({ verdict, total }).toEqual({ verdict: "violated", total: undeletable + softDelete });
  });
  test("a bucket whose name says no kind counts as every kind", () => {
    const buckets = [bucket("documents"), bucket("documents", { name: "exports", holds: undefined })];
    const declared = { ...solvedStack, buckets };
    expect(copy("call-audio-and-transcript", "r2-recordings-exports", declared).terms[1]?.seconds).toBe(
      bucket("documents").lifecycleSeconds,
    );
    expect(copy("stored-documents", "r2-documents-exports", declared).terms[1]?.seconds).toBe(
      bucket("documents").lifecycleSeconds,
    );
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
