import { expect, test } from "vitest";
import { gapsOf } from "../../judge/gaps.ts";
import type { LegVerdict, Need } from "../../judge/leg-verdict.ts";
import type { Attestation } from "../../register/schema.ts";
import type { RowComposition } from "../../retention/compose.ts";

const attestation: Attestation = {
  id: "somebody-looked",
  proof: "account",
  clauses: ["one"],
  subProcessor: null,
  statement: "It is off.",
  owner: "privacy",
  attestedOn: null,
  expiresOn: null,
  reference: null,
  closes: "Look and record the day.",
};
const plan = {
  source: "program",
  project: "kaitalk",
  stack: "prod",
  resources: [],
  placeholders: [],
} as const;

const leg = (...needs: Need[]): LegVerdict => ({
  id: "leg",
  proof: "account",
  statement: "It is so.",
  shown: needs.length === 0,
  by: [],
  needs,
});
const gaps = (legs: Readonly<Record<string, readonly LegVerdict[]>>, rows: readonly RowComposition[] = []) =>
  gapsOf(plan, { rows, owed: [], legs: new Map(Object.entries(legs)), attestations: [attestation] });

test("what is shown is no gap", () => {
  expect(gaps({ one: [leg()] })).toEqual([]);
});

test("an attestation that legs wait for is one gap of all their promises, in its owner's words", () => {
  const need = { attestation: attestation.id, why: "not attested" };
  expect(gaps({ one: [leg(need)], two: [leg(need), leg(need)] })).toEqual([
    {
      id: attestation.id,
      clauses: ["one", "two"],
      sentence: "It is off: not attested.",
      owner: "privacy",
      closes: attestation.closes,
    },
  ]);
});

test("an observation that legs wait for is a gap for each reason, and names the command that looks", () => {
  const need = (why: string): Need => ({ observation: "purge-audit", why });
  const found = gaps({ one: [leg(need("not observed"))], two: [leg(need("too old"))] });
  expect(found).toMatchObject([
    { id: "purge-audit", clauses: ["one"], sentence: "It is so: not observed.", owner: "engineering" },
    { id: "purge-audit-2", clauses: ["two"], sentence: "It is so: too old." },
  ]);
  for (const { closes } of found) expect(closes).toContain("npx kaitalk retention audit --format json");
});

test("a rule that does not show how code behaves is a gap, and is no missing agreement", () => {
  const need = { rule: "refuses-older-tls", why: "NODE_OPTIONS is omitted." };
  expect(gaps({ one: [leg(need)] })).toEqual([
    {
      id: "refuses-older-tls",
      clauses: ["one"],
      sentence: "It is so: NODE_OPTIONS is omitted.",
      owner: "engineering",
      closes: "Declare what the rule refuses-older-tls asks for.",
    },
  ]);
});

test("an agreement without an entry is a gap of the legal owner", () => {
  expect(gaps({ one: [leg({ why: "no entry of the dpa with mars" })] })).toMatchObject([
    { id: "agreement-1", clauses: ["one"], sentence: "No entry of the dpa with mars.", owner: "legal" },
  ]);
});

test("a copy that outlives its promise is a gap, unless an open attestation would prove it", () => {
  const copy = {
    id: "logs",
    label: "Logs",
    subProcessor: "render",
    documented: 1,
    terms: [],
    total: 2,
    reason: "Logs live long.",
    attestations: [attestation.id],
  };
  const row = (verdict: "met" | "gap"): RowComposition => ({
    clause: "one",
    documented: 1,
    verdict,
    copies: [{ ...copy, verdict }],
  });
  expect(gaps({}, [row("gap")])).toMatchObject([
    { id: "one-logs", clauses: ["one"], sentence: "Logs live long.", owner: "privacy" },
  ]);
  expect(gaps({}, [row("met")])).toEqual([]);
  const waiting = gaps({ one: [leg({ attestation: attestation.id, why: "not attested" })] }, [row("gap")]);
  expect(waiting.map(({ id }) => id)).toEqual([attestation.id]);
});
