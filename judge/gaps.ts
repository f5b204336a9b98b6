import { inWords } from "../register/duration.ts";
import type { ListChange } from "../register/list/changes.ts";
import { type ObservationKind, observationKinds } from "../register/proof.ts";
import type { Attestation } from "../register/schema.ts";
import { withoutStop } from "../register/without-stop.ts";
import type { RowComposition } from "../retention/compose.ts";
import { type Allowance, longestDurations } from "../retention/longest-duration.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import type { Finding, Gap } from "./judgement.ts";
import type { LegVerdict, Need } from "./leg-verdict.ts";
import { owedGaps } from "./owed-notice.ts";

/**
 * Everything that is still to be shown, in the order of the register: what attestations would show, what a look at the
 * running system would, copies that outlive their promise, and what the stack's own file waits for.
 */
export function gapsOf(
  plan: StackSnapshot,
  {
    findings,
    rows,
    legs,
    owed,
    attestations,
  }: {
    readonly findings: readonly Finding[];
    readonly rows: readonly RowComposition[];
    readonly legs: ReadonlyMap<string, readonly LegVerdict[]>;
    readonly owed: readonly ListChange[];
    readonly attestations: readonly Attestation[];
  },
): Gap[] {
  if (plan.customerData === "none") return [noCustomerData(plan), ...emptyConfiguration(plan)];
  const open = [...legs].flatMap(([clause, verdicts]) =>
    verdicts.flatMap(({ statement, needs }) => needs.map((need) => ({ clause, statement, need }))),
  );
  return [
    ...attestationGaps(open, attestations, longestDurations(rows)),
    ...observationGaps(open),
    ...ruleGaps(open),
    ...foundGaps(findings),
    ...agreementGaps(open),
    ...owedGaps(owed),
    ...unattestedCopies(rows, new Set(open.flatMap(({ need }) => need.attestation ?? []))),
    ...emptyConfiguration(plan),
    ...untold(plan),
  ];
}

interface Open {
  readonly clause: string;
  readonly statement: string;
  readonly need: Need;
}

function attestationGaps(
  open: readonly Open[],
  attestations: readonly Attestation[],
  longest: ReadonlyMap<string, Allowance>,
): Gap[] {
  return attestations.flatMap(({ id, statement, owner, closes }) => {
    const waiting = open.filter(({ need }) => need.attestation === id);
    const [first] = waiting;
    if (!first) return [];
    return [
      {
        id,
        clauses: clausesOf(waiting),
        sentence: `${withoutStop(statement)}: ${first.need.why}.`,
        owner,
        closes: [closes, ...enough(longest.get(id))].join(" "),
      },
    ];
  });
}

/** The longest duration that helps. Where none does, the contradiction says what would. */
function enough(allowance: Allowance | undefined): string[] {
  if (!allowance || allowance.seconds < 0) return [];
  const { seconds, sharedWith } = allowance;
  const shared = sharedWith.length > 0 ? `, shared with ${sharedWith.join(" and ")}` : "";
  return [`${seconds > 0 ? `At most ${inWords(seconds)}` : "Only PT0S"} is in time${shared}.`];
}

/** The command that looks, and what its result shows. */
const looks: Readonly<Record<ObservationKind, string>> = {
  "purge-audit":
    "Run npx kaitalk retention audit --format json against the database and hand the file to --observation.",
  "schema-check":
    "Run npx kaitalk retention check --format json against the database and hand the file to --observation.",
  account: "Run npx kaitalk observe --out DIR with keys that read, and hand the folder to --observed.",
};

function observationGaps(open: readonly Open[]): Gap[] {
  return observationKinds.flatMap((kind) => {
    const waiting = open.filter(({ need }) => need.observation === kind);
    return [...Map.groupBy(waiting, ({ need }) => need.why)].map(([why, same], index) => ({
      id: index === 0 ? kind : `${kind}-${index + 1}`,
      clauses: clausesOf(same),
      sentence: `${withoutStop(same[0]?.statement ?? "")}: ${why}.`,
      owner: "engineering",
      closes: looks[kind],
    }));
  });
}

function ruleGaps(open: readonly Open[]): Gap[] {
  return [...Map.groupBy(open, ({ need }) => need.rule)].flatMap(([rule, waiting]) => {
    const [first] = waiting;
    if (!rule || !first) return [];
    return [
      {
        id: rule,
        clauses: clausesOf(waiting),
        sentence: `${withoutStop(first.statement)}: ${withoutStop(first.need.why)}.`,
        owner: "engineering",
        closes: `Declare what the rule ${rule} asks for.`,
      },
    ];
  });
}

/** What a rule found to show less than a promise needs: one gap a sentence, of the register or of resources. */
function foundGaps(findings: readonly Finding[]): Gap[] {
  const said = Map.groupBy(
    findings.filter(({ outcome }) => outcome === "gap"),
    ({ rule, message }) => `${rule} ${message}`,
  );
  const count = new Map<string, number>();
  return [...said.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const nth = (count.get(first.rule) ?? 0) + 1;
    count.set(first.rule, nth);
    const names = [...new Set(same.flatMap(({ resource }) => resource?.name ?? []))];
    return [
      {
        id: `found-${first.rule}-${nth}`,
        clauses: [...new Set(same.flatMap(({ clauses }) => clauses))],
        sentence: names.length > 0 ? `${names.join(", ")}: ${first.message}` : first.message,
        owner: names.length > 0 ? "engineering" : "privacy",
        closes: first.remediation,
      },
    ];
  });
}

function agreementGaps(open: readonly Open[]): Gap[] {
  const nameless = open.filter(
    ({ need: { attestation, observation, rule } }) => !attestation && !observation && !rule,
  );
  return [...Map.groupBy(nameless, ({ need }) => need.why)].map(([why, waiting], index) => ({
    id: `agreement-${index + 1}`,
    clauses: clausesOf(waiting),
    sentence: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    owner: "legal",
    closes: "Add the entry with its owner, and sign or accept the agreement.",
  }));
}

function clausesOf(waiting: readonly Open[]): string[] {
  return [...new Set(waiting.map(({ clause }) => clause))];
}

/** Copies that outlive their promise and that no open attestation would prove: only the owner can decide. */
function unattestedCopies(rows: readonly RowComposition[], open: ReadonlySet<string>): Gap[] {
  return rows.flatMap(({ clause, copies }) =>
    copies
      .filter(({ verdict, attestations }) => verdict === "gap" && !attestations.some((id) => open.has(id)))
      .map((copy) => ({
        id: `${clause}-${copy.id}`,
        clauses: [clause],
        sentence: copy.reason,
        owner: "privacy",
        closes: "Agree a shorter period with the vendor, or publish the longer one on the page.",
      })),
  );
}

/** What a look into an account could not tell, one entry a vendor and reason. */
function untold({ observed }: StackSnapshot): Gap[] {
  const groups = Map.groupBy(observed?.untold ?? [], ({ vendor, why }) => `${vendor} ${why}`);
  return [...groups.values()].flatMap(([first, ...others], index) =>
    first
      ? [
          {
            id: `untold-${first.vendor}-${index + 1}`,
            clauses: [],
            sentence: `Nobody can tell what there is at ${first.vendor} of ${[first, ...others].map(({ what }) => what).join(", ")}: ${first.why}.`,
            owner: "infrastructure",
            closes: first.expected
              ? "Ask the vendor whether it shows this to the account, or look into its console."
              : "Give the key what kaitalk doctor names, and observe again.",
          },
        ]
      : [],
  );
}

/** What a stack for trials leaves out rests on this alone. */
function noCustomerData({ stack }: StackSnapshot): Gap {
  return {
    id: "no-customer-data",
    clauses: [],
    sentence: `Stack ${stack} says that it holds no customer's data, which no rule can see.`,
    owner: "engineering",
    closes: "Fill it with invented data alone, and look through its tables and buckets before each review.",
  };
}

function emptyConfiguration({ placeholders, stack }: StackSnapshot): Gap[] {
  if (placeholders.length === 0) return [];
  return [
    {
      id: "stack-configuration",
      clauses: [],
      sentence: `Pulumi.${stack}.yaml waits for ${placeholders.length} values that only the owner knows.`,
      owner: "infrastructure",
      closes: 'Fill them in; "npx kaitalk doctor" names each and says where it is found.',
    },
  ];
}
