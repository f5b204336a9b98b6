import { readUrn, shortName } from "../register/urn.ts";
import type { AssessedFinding, AssessedPromise, Assessment } from "./assessment.ts";
import { fixSentence, placeIn } from "./sentences.ts";
import { toFix, type Verdict } from "./verdict.ts";

/** One thing to put right: what is found wrong of one resource, or of several that one line declares alike. */
export interface Cause {
  readonly outcome: Verdict;
  /** `R2BucketLifecycle documents-lifecycle`; none where the stack as a whole is meant. */
  readonly resources: readonly string[];
  /** `infra/components/database.ts:31`; null where the snapshot does not tell, or for the stack as a whole. */
  readonly place: string | null;
  /** What each rule says, then what follows from it for the stack as a whole: a sum over copies, say. */
  readonly said: readonly Said[];
  readonly fixes: readonly string[];
  /** Labels of the promises that it accuses, in the order of the register. */
  readonly promises: readonly string[];
}

interface Said {
  /** Absent where no rule spoke, and that is what is wrong. */
  readonly by?: Pick<AssessedFinding, "rule" | "severity">;
  readonly sentence: string;
}

/** What a person must act on, the gravest kind first: one entry a cause, however many rules and promises it meets. */
export function causesOf({ findings, promises }: Pick<Assessment, "findings" | "promises">): Cause[] {
  const labels = (clauses: ReadonlySet<string>) =>
    promises.filter(({ clause }) => clauses.has(clause)).map(({ label }) => label);
  return toFix.flatMap((outcome) => {
    const such = findings.filter((finding) => finding.outcome === outcome);
    const spoken = clausesOf(such);
    return [
      ...(outcome === "error" ? groupsOfRules(such) : groupsOf(such)).map(({ found, therefore }) => ({
        outcome,
        ...subjectOf(found),
        said: sayings(found, therefore),
        fixes: [...new Set(found.map(fixSentence))],
        promises: labels(clausesOf(found)),
      })),
      ...unspoken(promises.filter(({ verdict, clause }) => verdict === outcome && !spoken.has(clause))),
    ];
  });
}

interface Group {
  readonly found: readonly AssessedFinding[];
  readonly therefore: readonly AssessedFinding[];
}

function groupsOf(found: readonly AssessedFinding[]): Group[] {
  const placed = Map.groupBy(
    found.filter(({ urn }) => urn !== undefined),
    ({ urn }) => urn,
  );
  const hosts = [...Map.groupBy(placed.values(), likeness).values()].map((alike) => {
    const all = alike.flat();
    return { found: all, clauses: clausesOf(all) };
  });
  const whole = found.filter(({ urn }) => urn === undefined);
  const hostOf = ({ clauses }: AssessedFinding) =>
    hosts.find((host) => clauses.every((clause) => host.clauses.has(clause)));
  const following = Map.groupBy(whole, hostOf);
  const alone = Map.groupBy(following.get(undefined) ?? [], ({ rule }) => rule);
  return [
    ...hosts.map((host) => ({ found: host.found, therefore: following.get(host) ?? [] })),
    ...[...alone.values()].map((same) => ({ found: same, therefore: [] })),
  ];
}

/** A rule that fails is one thing to put right, however many resources it stumbled over. */
function groupsOfRules(found: readonly AssessedFinding[]): Group[] {
  return [...Map.groupBy(found, ({ pack, rule }) => `${pack} ${rule}`).values()].map((same) => ({
    found: same,
    therefore: [],
  }));
}

/** Resources that one line declares, or without a line one type has, and that break the same rules, share a cause. */
function likeness(findings: readonly AssessedFinding[]): string {
  const [first] = findings;
  const rules = findings.map(({ rule }) => rule).toSorted();
  return [(first && placeIn(first)) ?? "", first?.type, ...rules].join(" ");
}

function subjectOf(found: readonly AssessedFinding[]): Pick<Cause, "resources" | "place"> {
  const urns = new Set(found.flatMap(({ urn }) => urn ?? []));
  const [place = null, ...others] = new Set(found.map(placeIn));
  return { resources: [...urns].map(shortName), place: others.length === 0 ? place : null };
}

/** Each sentence once. The name of a resource stands before it only where the cause has several. */
function sayings(found: readonly AssessedFinding[], therefore: readonly AssessedFinding[]): Said[] {
  const several = new Set(found.map(({ urn }) => urn)).size > 1;
  const wordings = Map.groupBy(new Set(found.map(({ rule, message }) => `${rule}\n${message}`)), ruleOf);
  const once = new Map(
    [...found, ...therefore].map(({ rule, severity, message, urn }) => {
      const differs = (wordings.get(rule)?.length ?? 0) > 1;
      const sentence = several && urn && differs ? `${readUrn(urn).name}: ${message}` : message;
      return [`${rule} ${sentence}`, { by: { rule, severity }, sentence }];
    }),
  );
  return [...once.values()];
}

function ruleOf(wording: string): string {
  return wording.slice(0, wording.indexOf("\n"));
}

function clausesOf(findings: readonly AssessedFinding[]): Set<string> {
  return new Set(findings.flatMap(({ clauses }) => clauses));
}

/** Promises of which no finding speaks: that nothing judged them is what is wrong. */
function unspoken(promises: readonly AssessedPromise[]): Cause[] {
  return [...Map.groupBy(promises, ({ verdict, reason }) => `${verdict} ${reason}`).values()].flatMap(
    (same) => {
      const [first] = same;
      if (!first) return [];
      const { verdict, reason } = first;
      return [
        {
          outcome: verdict,
          resources: [],
          place: null,
          said: [{ sentence: reason }],
          fixes: [],
          promises: same.map(({ label }) => label),
        },
      ];
    },
  );
}
