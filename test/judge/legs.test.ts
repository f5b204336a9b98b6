import { describe, expect, test } from "vitest";
import type { Finding } from "../../judge/judgement.ts";
import { copyLegs, legVerdict, type Proofs } from "../../judge/legs.ts";
import type { Observation } from "../../judge/observations.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { packs } from "../../policies/packs.ts";
import { clausesOf } from "../../register/clauses.ts";
import { holdsHealthData } from "../../register/data-flows.ts";
import { books } from "../../register/read-books.ts";
import type { Attestation, Leg } from "../../register/schema.ts";
import type { RowComposition } from "../../retention/compose.ts";

const asOf = "2026-11-24";
const shipped = books();
const register = shipped.register.value;

const entry = (id: string, parts: Partial<Attestation> = {}): Attestation => ({
  id,
  proof: "code",
  clauses: ["raw-ip-not-stored"],
  subProcessor: null,
  statement: "It is so.",
  owner: "engineering",
  attestedOn: "2026-06-01",
  expiresOn: "2027-01-01",
  reference: "OPS-1",
  closes: "Ask again.",
  ...parts,
});

const proofs = (attestations: readonly Attestation[], seen: readonly Observation[] = []): Proofs => ({
  asOf,
  books: {
    ...shipped,
    attestations: { ...shipped.attestations, value: { attestations: [...attestations] } },
  },
  observations: {
    asOf,
    ages: register.proof.observations,
    files: seen.map((observation) => ({ observation, path: "seen.json", sha256: "", content: "" })),
  },
});

const finding = (rule: string, outcome: Verdict): Finding => ({
  pack: "safeguards",
  rule,
  severity: "high",
  clauses: ["raw-ip-not-stored"],
  outcome,
  message: "As it is.",
  remediation: "Do it.",
});

const leg = (parts: Partial<Leg>): Leg => ({ id: "leg", proof: "code", statement: "It is so.", ...parts });
const standing = (parts: Partial<Leg>, given: Proofs, cited: readonly Finding[] = []) =>
  legVerdict(leg(parts), "raw-ip-not-stored", cited, given);

describe("what code is started with", () => {
  const started = (cited: readonly Finding[]) => standing({ rules: ["a", "b"] }, proofs([]), cited);

  test("shows how it behaves where each of its rules is met by all that it judges", () => {
    expect(started([finding("a", "met"), finding("a", "met"), finding("b", "met")])).toMatchObject({
      shown: true,
      by: ["a", "b"],
    });
  });

  test.each(["violated", "unverified", "error", "waived", "not-applicable"] as const)(
    "shows nothing where one of them is %s",
    (outcome) => {
      const stands = started([finding("a", "met"), finding("a", outcome), finding("b", "met")]);
      expect(stands).toMatchObject({ shown: false, missing: "As it is", needs: [{ rule: "a" }] });
    },
  );

  test("shows nothing where one of them judged nothing", () => {
    expect(started([finding("a", "met")])).toMatchObject({ shown: false, missing: "b judged no resource" });
  });
});

test("a hop keeps its ends", () => {
  expect(standing({ from: "Render", to: "Neon", rules: ["a"] }, proofs([])).hop).toEqual({
    from: "Render",
    to: "Neon",
  });
  for (const half of [{}, { from: "Render" }, { to: "Neon" }])
    expect(standing({ rules: ["a"], ...half }, proofs([]))).not.toHaveProperty("hop");
});

test("the rules that a leg names exist and cite each promise that stands on it", () => {
  const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)));
  const known = new Map(register.legs.map((each) => [each.id, each]));
  const silent = clausesOf(register).flatMap(({ id, legs }) =>
    legs
      .flatMap((name) => known.get(name)?.rules ?? [])
      .filter((rule) => !rules.get(rule)?.clauses.some((clause) => clause === id)),
  );
  expect(silent).toEqual([]);
});

test("every hop that the page's transit takes is listed", () => {
  const transit = clausesOf(register).find(({ id }) => id === "transit-encryption");
  const hops = register.legs.filter(({ id, from }) => from && transit?.legs.includes(id));
  expect(hops.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual(
    [
      "Cloudflare → Render",
      "Postmark → Render",
      "Postmark → recipient",
      "R2 → customer",
      "Render → Neon",
      "Render → R2",
      "Stripe → Render",
      "Twilio → Render",
      "Twilio → carriers",
      "application → vendors' APIs",
      "purge → Neon",
      "visitor → Cloudflare",
    ].sort(),
  );
});

describe("a configuration", () => {
  const configured = (cited: readonly Finding[], rules?: string[]) =>
    standing({ proof: "configuration", ...(rules && { rules }) }, proofs([]), cited);

  test("is shown by its rules, named once each", () => {
    const shown = configured([finding("a", "met"), finding("a", "met"), finding("b", "met")]);
    expect(shown).toMatchObject({ shown: true, by: ["a", "b"] });
  });

  test("is open where no rule judged anything for it", () => {
    expect(configured([])).toMatchObject({ shown: false, missing: "no rule judged a resource for it" });
    expect(configured([finding("a", "not-applicable")])).toMatchObject({ shown: false });
  });

  test.each(["violated", "unverified", "error", "waived"] as const)(
    "is open where a rule is %s",
    (outcome) => {
      expect(configured([finding("a", "met"), finding("b", outcome)])).toMatchObject({
        shown: false,
        missing: "not met: b",
      });
    },
  );

  test("is shown beside a rule that has nothing to judge, which shows nothing itself", () => {
    const shown = configured([finding("a", "met"), finding("b", "not-applicable")]);
    expect(shown).toMatchObject({ shown: true, by: ["a"] });
    expect(shown).not.toHaveProperty("missing");
  });

  test.each([
    [["gap"], true, "not met: a"],
    [["met", "gap"], true, "not met: b"],
    [["gap", "gap"], true, "not met: a, b"],
    [["gap", "violated"], false, "not met: a, b"],
    [["met", "unverified"], false, "not met: b"],
  ] as const)("of which rules find %j waits for somebody: %s", (outcomes, hasGap, missing) => {
    const cited = outcomes.map((outcome, index) => finding("ab".charAt(index), outcome));
    expect(configured(cited)).toMatchObject({ shown: false, hasGap, missing });
  });

  test("listens to the rules that it names, and to no other", () => {
    const cited = [finding("a", "met"), finding("b", "violated")];
    expect(configured(cited, ["a"])).toMatchObject({ shown: true, by: ["a"] });
    expect(configured(cited, ["c"])).toMatchObject({ shown: false });
  });
});

describe("an attestation", () => {
  const words = (attestation: Attestation | undefined, parts: Partial<Leg> = {}) =>
    standing({ attestations: ["one"], ...parts }, proofs(attestation ? [attestation] : [])).missing;

  test("shows its leg while it is in force", () => {
    expect(standing({ attestations: ["one"] }, proofs([entry("one")]))).toMatchObject({
      shown: true,
      by: ["one"],
      needs: [],
    });
  });

  test("that is not filled in, over, or missing leaves it open and says so", () => {
    expect(words(entry("one", { attestedOn: null }))).toBe("not attested");
    expect(words(entry("one", { expiresOn: null }))).toBe("not attested");
    expect(words(entry("one", { reference: null }))).toBe("not attested");
    expect(words(entry("one", { expiresOn: asOf }))).toBe(`attestation ended on ${asOf}`);
    expect(words(entry("one", { attestedOn: "2026-12-01" }))).toBe("attested only from 2026-12-01");
    expect(words(undefined)).toBe("has no entry in register/attestations.yaml");
  });

  test("counts together with the others of its leg", () => {
    const both = { attestations: ["one", "two"] };
    expect(standing(both, proofs([entry("one"), entry("two")])).shown).toBe(true);
    expect(standing(both, proofs([entry("one"), entry("two", { reference: null })]))).toMatchObject({
      shown: false,
      needs: [{ attestation: "two", why: "not attested" }],
    });
  });
});

describe("an agreement with every sub-processor", () => {
  const signed = register.subProcessors.map(({ id }) =>
    entry(`dpa-${id}`, { proof: "paper", agreement: "dpa", subProcessor: id }),
  );
  const agreed = (entries: readonly Attestation[]) =>
    standing({ proof: "paper", agreement: "dpa" }, proofs(entries));

  test("is shown where each is signed", () => {
    expect(agreed(signed).shown).toBe(true);
  });

  test("is open where anybody has no entry, whatever they hold", () => {
    for (const { id } of register.subProcessors)
      expect(agreed(signed.filter(({ subProcessor }) => subProcessor !== id))).toMatchObject({
        shown: false,
        missing: `register/attestations.yaml has no entry of the dpa with ${id}`,
      });
  });

  test("is by its own attestations, and no other", () => {
    const other = entry("baa-x", { agreement: "baa", subProcessor: register.subProcessors[0]?.id ?? "" });
    expect(agreed([...signed, other, entry("one")]).by).toEqual(signed.map(({ id }) => id));
  });

  test("is open where one is not, has no entry, or is another agreement", () => {
    const [first, ...rest] = signed;
    expect(agreed(rest)).toMatchObject({ shown: false, missing: expect.stringContaining("has no entry") });
    expect(
      agreed([...rest, entry("x", { agreement: "baa", subProcessor: first?.subProcessor ?? "" })]).shown,
    ).toBe(false);
    expect(agreed([...rest, { ...(first as Attestation), reference: null }])).toMatchObject({
      missing: "not attested",
    });
  });

  test("on health data binds whoever holds a row of it, and nobody else", () => {
    const holders = new Set(
      register.retention
        .filter((row) => holdsHealthData(row, shipped.law.value.cards))
        .flatMap((row) => row.holders.map(({ subProcessor }) => subProcessor)),
    );
    expect(holders.size).toBeGreaterThan(1);
    expect(holders.size).toBeLessThan(register.subProcessors.length);
    const bound = [...holders].map((subProcessor) =>
      entry(`baa-${subProcessor}`, { agreement: "baa", subProcessor }),
    );
    const asked = (entries: readonly Attestation[]) =>
      standing({ proof: "paper", agreement: "baa" }, proofs(entries));
    expect(asked(bound).shown).toBe(true);
    expect(asked(bound.slice(1))).toMatchObject({
      shown: false,
      missing: `register/attestations.yaml has no entry of the baa with ${[...holders][0]}`,
    });
    const paper = bound.map((each, index) => (index === 0 ? { ...each, agreement: "dpa" as const } : each));
    expect(asked(paper).shown).toBe(false);
    const named = register.subProcessors.find(({ id }) => !holders.has(id))?.id ?? "";
    expect(asked([...bound, entry("dpa-other", { agreement: "dpa", subProcessor: named })]).shown).toBe(true);
    const open = entry("baa-other", { agreement: "baa", subProcessor: named, reference: null });
    expect(asked([...bound, open])).toMatchObject({ shown: false, missing: "not attested" });
  });
});

test("a vendor fact shows its leg and names its place", () => {
  expect(standing({ proof: "paper", facts: ["neon-encrypts-at-rest"] }, proofs([]))).toMatchObject({
    shown: true,
    by: ["register/vendors/neon.yaml neon-encrypts-at-rest"],
  });
});

describe("an observation", () => {
  const seen = (parts: Partial<Observation> = {}): Observation => ({
    kind: "schema-check",
    schemaVersion: 1,
    observedAt: "2026-11-23T10:00:00Z",
    project: "kaitalk",
    stack: "prod",
    database: { host: "db.example", name: "kaitalk" },
    facts: [{ clause: null, verdict: "met", sentence: "The database is as mapped." }],
    ...parts,
  });
  const observed = (file: Observation | undefined, parts: Partial<Leg> = {}) =>
    standing({ observation: "schema-check", ...parts }, proofs([], file ? [file] : []));

  test("or an attestation shows the leg; either is enough", () => {
    const either = { observation: "schema-check", attestations: ["one"] } as const;
    expect(standing({ ...either, attestations: ["one"] }, proofs([], [seen()])).shown).toBe(true);
    expect(standing({ ...either, attestations: ["one"] }, proofs([entry("one")])).shown).toBe(true);
    expect(standing({ ...either, attestations: ["one"] }, proofs([]))).toMatchObject({
      shown: false,
      missing: "not observed; has no entry in register/attestations.yaml",
    });
  });

  test("of another kind shows nothing", () => {
    expect(observed(seen({ kind: "purge-audit" })).missing).toBe("not observed");
  });

  test("that is too old counts as absent and says how old it may be", () => {
    expect(observed(seen({ observedAt: "2026-01-01T00:00:00Z" })).missing).toBe(
      "observed on 2026-01-01, longer ago than 30 d",
    );
  });

  test("of another promise shows nothing of this one", () => {
    const facts = [{ clause: "ip-addresses", verdict: "met" as const, sentence: "None." }];
    expect(observed(seen({ facts })).missing).toBe("observed, and nothing was seen of this promise");
  });

  test.each(["violated", "unverified", "not-applicable"] as const)(
    "that is %s leaves the leg open",
    (verdict) => {
      const facts = [{ clause: "raw-ip-not-stored", verdict, sentence: "The table differs." }];
      expect(observed(seen({ facts }))).toMatchObject({
        shown: false,
        missing: "observed: The table differs",
      });
    },
  );

  test("that shows the leg, or shows it otherwise, is named with its day", () => {
    expect(observed(seen())).toMatchObject({ by: ["schema-check"], observedOn: "2026-11-23" });
    const none = observed(undefined);
    expect(none).toMatchObject({ shown: false, by: ["schema-check"] });
    expect(none).not.toHaveProperty("observedOn");
  });

  describe("of what an attestation says", () => {
    const fact = (verdict: "met" | "violated" | "unverified") => ({
      clause: null,
      verdict,
      sentence: "It is on.",
      attestation: "one",
    });
    const standsWith = (entries: readonly Attestation[], ...verdicts: Parameters<typeof fact>[0][]) =>
      standing({ attestations: ["one"] }, proofs(entries, [seen({ facts: verdicts.map(fact) })]));

    test("shows the leg without anybody's word, on its day", () => {
      expect(standsWith([], "met")).toEqual({
        id: "leg",
        proof: "code",
        statement: "It is so.",
        shown: true,
        by: ["one", "schema-check"],
        needs: [],
        observedOn: "2026-11-23",
      });
    });

    test("stands against what somebody wrote down", () => {
      expect(standsWith([entry("one")], "met", "violated")).toMatchObject({
        shown: false,
        needs: [{ attestation: "one", why: "observed on 2026-11-23: It is on." }],
        missing: "observed on 2026-11-23: It is on",
        observedOn: "2026-11-23",
      });
    });

    test("is named with its day beside what nobody looked at", () => {
      const both = { observation: "purge-audit", attestations: ["one"] } as const;
      const violated = seen({ facts: [fact("violated")] });
      expect(standing({ ...both, attestations: ["one"] }, proofs([], [violated]))).toMatchObject({
        shown: false,
        missing: "not observed; observed on 2026-11-23: It is on",
        observedOn: "2026-11-23",
      });
    });

    test("and cannot tell leaves it to what somebody wrote down", () => {
      expect(standsWith([entry("one")], "unverified").shown).toBe(true);
      expect(standsWith([], "unverified")).toMatchObject({
        shown: false,
        missing: "has no entry in register/attestations.yaml",
      });
    });
  });

  test("that a later one contradicts is not enough", () => {
    const worse = seen({ facts: [{ clause: null, verdict: "unverified", sentence: "It differs." }] });
    expect(standing({ observation: "schema-check" }, proofs([], [seen(), worse])).shown).toBe(false);
  });
});

describe("a copy that a vendor keeps", () => {
  const row = (verdict: "met" | "gap"): RowComposition => ({
    clause: "render-logs",
    documented: 1,
    verdict,
    copies: [
      {
        id: "logs",
        label: "Logs",
        subProcessor: "render",
        terms: [],
        documented: 1,
        total: 0,
        verdict,
        reason: "Logs live long.",
        attestations: ["one"],
      },
    ],
  });

  test("is a leg of the kind of its attestation, unless a leg asks for that already", () => {
    const given = proofs([entry("one", { proof: "account", reference: null })]);
    expect(copyLegs(row("met"), new Set(), given)).toMatchObject([
      { id: "logs", proof: "account", shown: true, by: ["one"], needs: [] },
    ]);
    expect(copyLegs(row("gap"), new Set(), given)).toMatchObject([
      { shown: false, missing: "Logs live long", needs: [{ attestation: "one", why: "not attested" }] },
    ]);
    const [stands] = copyLegs(
      row("gap"),
      new Set(),
      proofs([entry("one"), entry("two", { reference: null })]),
    );
    expect(stands).toMatchObject({ statement: "Logs end within the period.", needs: [] });
    expect(copyLegs(row("gap"), new Set(), proofs([entry("two", { reference: null })]))).toEqual([]);
    expect(copyLegs(row("gap"), new Set(["one"]), given)).toEqual([]);
  });
});
