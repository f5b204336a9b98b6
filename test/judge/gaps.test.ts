import { describe, expect, test } from "vitest";
import { gapsOf } from "../../judge/gaps.ts";
import type { Finding } from "../../judge/judgement.ts";
import type { LegVerdict, Need } from "../../judge/leg-verdict.ts";
import type { Attestation } from "../../register/schema.ts";
import type { RowComposition } from "../../retention/compose.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { planOf, resource } from "../support/resource.ts";

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

const leg = (...needs: Need[]): LegVerdict => ({
  id: "leg",
  proof: "account",
  statement: "It is so.",
  shown: needs.length === 0,
  by: [],
  needs,
});
const gaps = (legs: Readonly<Record<string, readonly LegVerdict[]>>, rows: readonly RowComposition[] = []) =>
  gapsOf(planOf(), {
    findings: [],
    rows,
    owed: [],
    legs: new Map(Object.entries(legs)),
    attestations: [attestation],
  });

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

test.each([
  [{ documented: 172_800 }, [], `${attestation.closes} At most 2 d is in time.`],
  [{ documented: 172_800 }, ["other"], `${attestation.closes} At most 2 d is in time, shared with other.`],
  [{ documented: 0 }, [], `${attestation.closes} Only PT0S is in time.`],
  [{ documented: null }, [], attestation.closes],
])(
  "of an attestation that shortens a copy the longest time that helps is told: %j %j",
  (copy, others, closes) => {
    const need = { attestation: attestation.id, why: "not attested" };
    const terms = [attestation.id, ...others].map((id) => ({ ...{ shortenedBy: [id], seconds: undefined } }));
    const rows = [{ copies: [{ ...copy, terms, attestations: [] }] }] as unknown as RowComposition[];
    expect(gaps({ one: [leg(need)] }, rows)[0]?.closes).toBe(closes);
  },
);

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
    {
      id: "agreement-1",
      clauses: ["one"],
      sentence: "No entry of the dpa with mars.",
      owner: "legal",
      closes: "Add the entry with its owner, and sign or accept the agreement.",
    },
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

test("one open attestation of several lets a copy wait", () => {
  const copy = { id: "logs", label: "Logs", subProcessor: "render", documented: 1, terms: [], total: 2 };
  const row: RowComposition = {
    clause: "one",
    documented: 1,
    verdict: "gap",
    copies: [
      { ...copy, verdict: "gap", reason: "Logs live long.", attestations: ["filled", attestation.id] },
      { ...copy, id: "disks", verdict: "gap", reason: "Disks live long.", attestations: ["filled"] },
    ],
  };
  const waiting = gaps({ one: [leg({ attestation: attestation.id, why: "not attested" })] }, [row]);
  expect(waiting.slice(1)).toEqual([
    {
      id: "one-disks",
      clauses: ["one"],
      sentence: "Disks live long.",
      owner: "privacy",
      closes: "Agree a shorter period with the vendor, or publish the longer one on the page.",
    },
  ]);
});

test("only the stop at a statement's end goes", () => {
  const need = { rule: "some-rule", why: "v1.2 is omitted." };
  const statement = "TLS 1.2 is refused.";
  expect(gaps({ one: [{ ...leg(need), statement }] })).toMatchObject([
    { sentence: "TLS 1.2 is refused: v1.2 is omitted." },
  ]);
});

const stackGaps = (parts: Partial<StackSnapshot>) =>
  gapsOf(
    { ...planOf(), ...parts },
    { findings: [], rows: [], owed: [], legs: new Map(), attestations: [attestation] },
  );

test("what a look could not tell is one gap for each vendor and reason, with what would let it tell", () => {
  const untold = [
    { vendor: "neon", what: "snapshots", why: "the key may not list them", expected: false },
    { vendor: "neon", what: "branches", why: "the key may not list them", expected: false },
    { vendor: "neon", what: "logs", why: "only some plans show them", expected: true },
    { vendor: "render", what: "disks", why: "the key may not list them", expected: false },
  ];
  const gap = { clauses: [], owner: "infrastructure" };
  const key = "Give the key what kaitalk doctor names, and observe again.";
  expect(
    stackGaps({ observed: { at: "2026-11-26T00:00:00Z", of: "accounts", elsewhere: new Map(), untold } }),
  ).toEqual([
    {
      ...gap,
      id: "untold-neon-1",
      sentence: "Nobody can tell what there is at neon of snapshots, branches: the key may not list them.",
      closes: key,
    },
    {
      ...gap,
      id: "untold-neon-2",
      sentence: "Nobody can tell what there is at neon of logs: only some plans show them.",
      closes: "Ask the vendor whether it shows this to the account, or look into its console.",
    },
    {
      ...gap,
      id: "untold-render-3",
      sentence: "Nobody can tell what there is at render of disks: the key may not list them.",
      closes: key,
    },
  ]);
});

test("a stack without customers says what that rests on, and what its file waits for", () => {
  expect(stackGaps({ customerData: "none", stack: "staging", placeholders: ["a", "b"] })).toEqual([
    {
      id: "no-customer-data",
      clauses: [],
      sentence: "Stack staging says that it holds no customer's data, which no rule can see.",
      owner: "engineering",
      closes: "Fill it with invented data alone, and look through its tables and buckets before each review.",
    },
    {
      id: "stack-configuration",
      clauses: [],
      sentence: "Pulumi.staging.yaml waits for 2 values that only the owner knows.",
      owner: "infrastructure",
      closes: 'Fill them in; "npx kaitalk doctor" names each and says where it is found.',
    },
  ]);
});

describe("what a rule finds to show less than its promise needs", () => {
  const found = (parts: Partial<Finding> = {}): Finding => ({
    ...{ pack: "retention", rule: "some-rule", severity: "high", clauses: ["one"], outcome: "gap" },
    ...{ message: "It is usual, and not promised.", remediation: "Ask for it in writing.", ...parts },
  });
  const on = (name: string) => ({ resource: resource("render:index/webService:WebService", {}, { name }) });
  const gapsIn = (...findings: Finding[]) =>
    gapsOf(planOf(), { findings, rows: [], owed: [], legs: new Map(), attestations: [attestation] });

  test("is a gap a sentence, with the resources and promises that it is about", () => {
    expect(
      gapsIn(
        found(on("web")),
        found({ ...on("purge"), clauses: ["two"] }),
        found({ ...on("web"), message: "It is another." }),
      ),
    ).toEqual([
      {
        id: "found-some-rule-1",
        clauses: ["one", "two"],
        sentence: "web, purge: It is usual, and not promised.",
        owner: "engineering",
        closes: "Ask for it in writing.",
      },
      {
        id: "found-some-rule-2",
        clauses: ["one"],
        sentence: "web: It is another.",
        owner: "engineering",
        closes: "Ask for it in writing.",
      },
    ]);
  });

  test("is for whoever keeps the register where it is about no resource, and nothing else is a gap", () => {
    expect(gapsIn(found())).toMatchObject([{ owner: "privacy", sentence: "It is usual, and not promised." }]);
    for (const outcome of ["met", "violated", "unverified", "waived", "not-applicable"] as const)
      expect(gapsIn(found({ outcome }))).toEqual([]);
  });
});
