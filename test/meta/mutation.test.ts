import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../policies/kernel/evaluate.ts";
import type { Resource } from "../../policies/kernel/resource.ts";
import { packs } from "../../policies/packs.ts";
import { runProgram } from "../../snapshot/run-program.ts";
import { residency } from "../fixtures/broken/residency.ts";
import { retention } from "../fixtures/broken/retention.ts";
import { safeguards } from "../fixtures/broken/safeguards.ts";
import { subProcessors } from "../fixtures/broken/sub-processors.ts";
import { complete } from "../support/stack-config.ts";
import { killer } from "./mutation/kills.ts";
import { besideTheGood, type Mutant, mutantsOf } from "./mutation/mutants.ts";
import { excuses, nameOf, outdated } from "./mutation/survivors.ts";

const rules = packs.flatMap((pack) => pack.rules.map(({ id }) => id));
/** The same values before and after the owner fills in Pulumi.prod.yaml: which weakenings exist hangs on what is configured. */
const filledIn = {
  project: "kaitalk",
  stack: "prod",
  values: {
    ...complete,
    // Ids that are no numbers, so that they are weakened as real ones are.
    "kaitalk:cloudflareAccountId": "5a".repeat(16),
    "kaitalk:cloudflareZoneId": "a5".repeat(16),
    "recordings:enabled": "true",
  },
  secretKeys: [],
};

/** What they judge is in no resource's inputs: engine options in the table of edits, the register in the gate's tests. */
const noticedElsewhere = [
  "provider-plugin-is-judged",
  "published-change-has-notice",
  "register-keeps-published-promises",
];

describe("every weakening of the program of the prod stack", () => {
  let resources: readonly Resource[];
  let killersOf: (mutant: Mutant) => readonly Finding[];
  /** Weakenings in place; twins of those that are noticed. */
  let mutants: readonly Mutant[];
  const errors: string[] = [];
  const survivors: string[] = [];
  const noticedBy = new Set<string>();

  /** Whether a rule, each of which cites a clause, says that a promise is broken, cannot be verified or is less shown. */
  function isNoticed(mutant: Mutant): boolean {
    const findings = killersOf(mutant);
    for (const { rule, outcome, message } of findings)
      if (outcome === "error") errors.push(`${nameOf(mutant)}: ${rule}: ${message}`);
    const killers = findings.filter(({ outcome }) => ["violated", "unverified", "gap"].includes(outcome));
    // That a whole resource is missed says nothing of whether its content is read.
    if (mutant.after) for (const { rule } of killers) noticedBy.add(rule);
    if (killers.length === 0) survivors.push(nameOf(mutant));
    return killers.length > 0;
  }

  beforeAll(async () => {
    resources = await runProgram(filledIn);
    killersOf = killer(packs, resources, filledIn.values);
    const inPlace = mutantsOf(resources);
    const twins = inPlace
      .filter(isNoticed)
      .filter(({ before, after }) => before && after)
      .map(besideTheGood);
    for (const twin of twins) isNoticed(twin);
    mutants = [...inPlace, ...twins];
  });

  test("is one of thousands, and the stack itself is clean", () => {
    expect(mutants.length).toBeGreaterThan(2000);
    expect(killersOf({ type: "", on: "", path: "", mutation: "none" })).toEqual([]);
  });

  test("is noticed by a rule, or reviewed in survivors.yaml with the reason why none has to", () => {
    const excused = new Set(excuses(mutants).flatMap(({ names }) => names));
    const unnoticed = [...new Set(survivors)].filter((name) => !excused.has(name));
    if (unnoticed.length > 0)
      expect.fail(
        `No rule notices these. Write one, or excuse them in test/meta/mutation/survivors.yaml with the reason:\n${unnoticed.join("\n")}`,
      );
  });

  test("that survivors.yaml excuses exists, once, and still survives", () => {
    const excused = excuses(mutants);
    const done = outdated(excused, new Set(survivors));
    if (done.length > 0)
      expect.fail(`Rules notice what survivors.yaml excuses, so remove these lines:\n${done.join("\n")}`);
    const names = excused.flatMap((entry) => entry.names);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  test("is judged: no rule fails on it", () => {
    expect(errors).toEqual([]);
  });

  test("leaves no rule idle: each notices one in place, or a resource of a type that the stack does without", () => {
    const declared = new Set(resources.map(({ type }) => type));
    const foreign = [...residency, ...retention, ...safeguards, ...subProcessors].filter(
      ({ type }) => !declared.has(type),
    );
    const refusing = foreign.flatMap((planted) => {
      const mutant = { type: planted.type, on: planted.name, path: "", mutation: "planted", after: planted };
      return killersOf(mutant).map(({ rule }) => rule);
    });
    const busy = new Set([...noticedBy, ...refusing]);
    const idle = rules.filter((id) => !busy.has(id));
    expect(idle).toEqual(noticedElsewhere);
  });
});
