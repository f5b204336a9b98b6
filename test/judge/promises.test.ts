import { describe, expect, test } from "vitest";
import type { Finding } from "../../judge/judgement.ts";
import type { LegVerdict } from "../../judge/leg-verdict.ts";
import { legsOf, promisesOf } from "../../judge/promises.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { allClauses, clauseKind } from "../../register/clauses.ts";
import type { ListChange } from "../../register/list/changes.ts";
import { books } from "../../register/read-books.ts";
import type { Leg } from "../../register/schema.ts";
import type { RowComposition } from "../../retention/compose.ts";
import { planOf } from "../support/resource.ts";

const shipped = books();
const region = "neon-region";
const row = "whatsapp-messages";
const plan = planOf();

const finding = (outcome: Verdict, message = "As it is.", clauses: readonly string[] = [region]) =>
  ({
    ...{ pack: "residency", rule: "some-rule", severity: "high", clauses, outcome, message },
    remediation: "Do it.",
  }) as Finding;
const leg = (parts: Partial<LegVerdict> = {}): LegVerdict => ({
  ...{ id: "leg", proof: "configuration", statement: "It is so.", shown: true, by: [], needs: [] },
  ...parts,
});
const open = leg({ id: "code", proof: "code", shown: false, missing: "not observed" });
const copy = (parts: Partial<CopyVerdict> = {}): CopyVerdict => ({
  ...{ id: "rows", label: "Rows", subProcessor: "neon", documented: 1, terms: [], total: 1 },
  ...{ verdict: "met", reason: "Rows end in time.", attestations: [] },
  ...parts,
});
const composed = (verdict: RowComposition["verdict"], ...copies: CopyVerdict[]): RowComposition => ({
  ...{ clause: row, documented: 1, verdict, copies },
});

type CopyVerdict = RowComposition["copies"][number];

interface Given {
  readonly findings?: readonly Finding[];
  readonly legs?: readonly LegVerdict[];
  readonly rows?: readonly RowComposition[];
  readonly customerData?: "none";
}
const judged = (clause: string, { findings = [], legs = [leg()], rows = [], customerData }: Given) => {
  const promise = promisesOf({
    ...{ findings, rows, books: shipped, legs: new Map([[clause, legs]]) },
    plan: { ...plan, ...(customerData && { customerData }) },
    gaps: [
      { id: "of-it", clauses: [region, row], sentence: "Open.", owner: "legal", closes: "Sign." },
      { id: "of-another", clauses: ["ip-addresses"], sentence: "Open.", owner: "legal", closes: "Sign." },
    ],
  }).find(({ clause: { id } }) => id === clause);
  if (!promise) throw new Error(`nothing is said of ${clause}`);
  return promise;
};

test("every clause has one verdict, in the register's order, with its kind; what nothing speaks for is unverified", () => {
  const promises = promisesOf({ plan, findings: [], rows: [], legs: new Map(), gaps: [], books: shipped });
  expect(promises.map(({ clause }) => clause.id)).toEqual([...allClauses().keys()]);
  expect(promises.map(({ kind }) => kind)).toEqual([...allClauses().values()].map(clauseKind));
  for (const { verdict, reason, findings, legs } of promises)
    expect({ verdict, reason, findings, legs }).toEqual({
      verdict: "unverified",
      reason: "No rule judged a resource for this promise.",
      findings: [],
      legs: [],
    });
});

describe("a promise", () => {
  test("is of the findings that cite it, in their order, each once, its gaps and its attestations", () => {
    const [one, two] = [finding("met", "One."), finding("met", "Two.", [region, region, row])];
    const { verdict, findings, gaps, attestations } = judged(region, {
      findings: [one, finding("violated", "Elsewhere.", [row]), two],
    });
    expect({ verdict, findings }).toEqual({ verdict: "met", findings: [one, two] });
    expect(gaps.map(({ id }) => id)).toEqual(["of-it"]);
    const own = shipped.attestations.value.attestations.filter(({ clauses }) => clauses.includes(region));
    expect(attestations).toEqual(own);
    expect(judged(row, {}).attestations).not.toEqual([]);
  });

  test.each(["violated", "unverified", "error", "waived"] as const)("that is %s says why", (outcome) => {
    const { verdict, reason } = judged(region, {
      findings: [finding("met", "All is well."), finding(outcome, "It lies abroad.")],
    });
    expect({ verdict, reason }).toEqual({ verdict: outcome, reason: "It lies abroad." });
  });

  test("that is met says what is promised, and of a period how each copy ends", () => {
    expect(judged(region, { findings: [finding("met", "us1.")] }).reason).toBe(
      allClauses().get(region)?.statement,
    );
    const rows = [composed("met", copy(), copy({ id: "files", reason: "Files end in time." }))];
    const { verdict, reason, retention } = judged(row, { rows });
    expect({ verdict, reason }).toEqual({
      verdict: "met",
      reason: "Rows end in time. Files end in time.",
    });
    expect(retention).toBe(rows[0]);
    expect(judged(row, {})).not.toHaveProperty("retention");
  });

  test("whose code nobody has seen is declared, and says what is open", () => {
    const { verdict, reason } = judged(region, { findings: [finding("met")], legs: [leg(), open, leg()] });
    expect({ verdict, reason }).toEqual({ verdict: "declared", reason: "It is so: not observed." });
    expect(judged(region, { legs: [open] })).toMatchObject({
      verdict: "gap",
      reason: "It is so: not observed.",
    });
  });

  test("that waits for a copy says how long that one lives, once", () => {
    const rows = [
      composed("gap", copy(), copy({ id: "logs", verdict: "gap", reason: "Logs outlive it; not attested." })),
    ];
    const waiting = leg({ id: "logs", proof: "account", shown: false, missing: "Logs outlive it" });
    const said = judged(row, { rows, legs: [leg(), waiting] });
    expect([said.verdict, said.reason]).toEqual(["declared", "Logs outlive it; not attested."]);
    expect(
      judged(row, { rows: [{ ...composed("violated"), clause: "ip-addresses" }, ...rows] }),
    ).toMatchObject({
      verdict: "declared",
      reason: "Logs outlive it; not attested.",
    });
    // Another leg comes first, and is what is open.
    expect(judged(row, { rows, legs: [leg(), open, waiting] }).reason).toBe("It is so: not observed.");
  });

  test("that a vendor contradicts says what its copy does", () => {
    const rows = [
      composed("contradicted", copy(), copy({ verdict: "contradicted", reason: "Mail lives 45 d." })),
    ];
    expect(judged(row, { rows, findings: [finding("met", "Met.", [row])] })).toMatchObject({
      verdict: "contradicted",
      reason: "Mail lives 45 d.",
    });
  });
});

describe("where no customer's data is", () => {
  const none = { customerData: "none" } as const;

  test.each([
    ["declared", { findings: [finding("met")], legs: [leg(), open] }],
    ["gap", { legs: [open] }],
  ] as const)("a promise that would be %s does not apply, and says why", (_, given) => {
    const { verdict, reason } = judged(region, { ...given, ...none });
    expect(verdict).toBe("not-applicable");
    expect(reason).toBe(
      "Stack test says that it holds no customer's data: only its configuration is asked, and that breaks nothing.",
    );
  });

  test("nor does one that a vendor contradicts", () => {
    const rows = [composed("contradicted", copy({ verdict: "contradicted" }))];
    expect(judged(row, { rows, ...none }).verdict).toBe("not-applicable");
  });

  test("what the configuration breaks or shows stays as it is", () => {
    expect(judged(region, { findings: [finding("violated")], ...none }).verdict).toBe("violated");
    expect(judged(region, { findings: [finding("unverified")], ...none }).verdict).toBe("unverified");
    expect(judged(region, { findings: [finding("met")], ...none }).verdict).toBe("met");
  });
});

describe("the legs of each promise", () => {
  const { register } = shipped;
  const clause = register.value.regions.find(({ id }) => id === region);
  if (!clause) throw new Error(`no region is called ${region}`);
  const legs: readonly Leg[] = [
    { id: "declared", proof: "configuration", statement: "It is declared." },
    { id: "paper", proof: "paper", statement: "It is signed.", attestations: ["three"] },
    { id: "asked", proof: "account", statement: "It is asked.", attestations: ["one"] },
  ];
  const given = {
    ...shipped,
    register: {
      ...register,
      value: {
        ...register.value,
        legs: [...legs],
        regions: [{ ...clause, legs: ["declared", "asked"] }],
        retention: register.value.retention
          .filter(({ id }) => id === row)
          .map((each) => ({ ...each, legs: ["paper"] })),
        safeguards: [],
        lists: register.value.lists.map((list) => ({ ...list, legs: [] })),
      },
    },
    attestations: {
      ...shipped.attestations,
      value: {
        attestations: [
          {
            ...{
              id: "two",
              proof: "paper" as const,
              clauses: [row],
              subProcessor: null,
              statement: "It ends.",
            },
            ...{ owner: "legal", attestedOn: null, expiresOn: null, reference: null, closes: "Ask." },
          },
        ],
      },
    },
  };
  const proofs = {
    asOf: "2026-11-24",
    books: given,
    observations: { asOf: "2026-11-24", ages: register.value.proof.observations, files: [] },
  };
  const owed = { id: "a-change", facts: ["company/x"] } as unknown as ListChange;
  const legsOn = (id: string) =>
    legsOf({
      findings: [finding("met")],
      rows: [
        {
          ...composed("gap", copy({ id: "hashes", verdict: "gap", attestations: ["two"] })),
          clause: "ip-addresses",
        },
        composed("gap", copy({ verdict: "gap", attestations: ["two"] })),
      ],
      owed: [owed],
      proofs,
    }).get(id);
  const shownOf = (id: string) => legsOn(id)?.map(({ id: name, shown }) => [name, shown]);

  test("are those that the register names, held against the findings that cite it", () => {
    expect(shownOf(region)).toEqual([
      ["declared", true],
      ["asked", false],
    ]);
  });

  test("and one for each copy whose end somebody has to show", () => {
    expect(shownOf(row)).toEqual([
      ["paper", false],
      ["rows", false],
    ]);
  });

  test("and one for each notice that is owed, of the promise of notice alone", () => {
    expect(legsOn("change-notice")).toHaveLength(1);
    expect(legsOn("previous-versions")).toEqual([]);
  });
});
