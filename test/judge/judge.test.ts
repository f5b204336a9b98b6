import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { AssessedFinding, Assessment } from "../../judge/assessment.ts";
import { judge as judgeAgainst } from "../../judge/judge.ts";
import type { Properties, Resource } from "../../policies/kernel/resource.ts";
import { packs } from "../../policies/packs.ts";
import { allClauses } from "../../register/clauses.ts";
import { books } from "../../register/read-books.ts";
import { planFromPreview } from "../../snapshot/preview.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { planFromState } from "../../snapshot/state.ts";
import { dayFrom, registerDay } from "../support/days.ts";
import { resource } from "../support/resource.ts";
import { previewDigest, stateExport } from "../support/state-export.ts";

const asOf = registerDay;
let plan: StackSnapshot;
let assessment: Assessment;
const judge = (snapshot: StackSnapshot, on: { readonly asOf: string }) =>
  judgeAgainst(snapshot, { ...on, books: books() });

beforeAll(async () => {
  plan = await planProgram({ stack: "prod" });
  assessment = judge(plan, { asOf });
});

const outcomes = (findings: readonly AssessedFinding[]) =>
  findings.map(({ rule, outcome, message, urn }) => [rule, outcome, message, urn]);

describe("the shipped prod stack", () => {
  test("breaks no promise and leaves none unverified", () => {
    const wrong = assessment.findings.filter(({ outcome }) => !["met", "not-applicable"].includes(outcome));
    expect(outcomes(wrong)).toEqual([]);
    expect(assessment.counts).toMatchObject({ violated: 0, unverified: 0, error: 0, waived: 0 });
  });

  test("has a verdict for every clause of the register, in its order", () => {
    expect(assessment.promises.map(({ clause }) => clause)).toEqual([...allClauses().keys()]);
  });

  test("reports every rule of every pack, with the promises that it guards", () => {
    expect(assessment.rules.map(({ pack, id, clauses }) => ({ pack, id, clauses }))).toEqual(
      packs.flatMap(({ name, rules }) => rules.map(({ id, clauses }) => ({ pack: name, id, clauses }))),
    );
  });

  test("is judged whole: planned = judged + out of scope", () => {
    const { planned, judged, outOfScope, unjudged } = assessment.completeness;
    expect(unjudged).toEqual([]);
    expect(judged + outOfScope.length).toBe(planned);
  });

  test("names the line of the program that declares each resource", () => {
    const unplaced = plan.resources.filter(({ custom, source }) => custom && !source);
    expect(unplaced.map(({ urn }) => urn)).toEqual([]);
  });

  test("is judged the same from the engine's state and from its preview, but for what the configuration tells", () => {
    const onlyConfigured = "service-runs-configured-repository";
    const others = ({ findings }: Assessment) =>
      outcomes(findings.filter(({ rule }) => rule !== onlyConfigured));
    for (const other of [
      planFromState(stateExport(plan.resources), "state.json"),
      planFromPreview(previewDigest(plan.resources), "preview.json"),
    ]) {
      const judged = judge(other, { asOf });
      expect(others(judged)).toEqual(others(assessment));
      const untold = judged.findings.filter(({ rule }) => rule === onlyConfigured);
      expect(new Set(untold.map(({ outcome }) => outcome))).toEqual(new Set(["not-applicable"]));
    }
  });

  test("is the same twice, plain data, with no value of any input", () => {
    const again = judge(plan, { asOf });
    expect(again).toEqual(assessment);
    expect(JSON.parse(JSON.stringify(again))).toEqual({
      ...assessment,
      findings: assessment.findings.map((finding) => ({ ...finding, sha256: finding.sha256 })),
    });
    expect(JSON.stringify(again)).not.toContain('"inputs"');
  });
});

test("a register of a later day is refused, because its date would end a notice period early", () => {
  expect(() => judge(plan, { asOf: dayFrom(-1) })).toThrow(
    new RegExp(
      `^register/register\\.yaml:\\d+:1: the version ${registerDay} is after the day judged, ${dayFrom(-1)}; a version is judged from its own day on: --as-of ${registerDay}\\.$`,
    ),
  );
});

/** The plan with one resource's inputs changed. */
function changed(type: string, change: (inputs: Properties) => Properties): StackSnapshot {
  const first = plan.resources.find((candidate) => candidate.type === type);
  expect(first, `prod declares ${type}`).toBeDefined();
  return {
    ...plan,
    resources: plan.resources.map((entry) =>
      entry === first ? { ...entry, inputs: change(entry.inputs) } : entry,
    ),
  };
}

function verdictOf({ promises }: Assessment, clause: string) {
  return promises.find((promise) => promise.clause === clause)?.verdict;
}

describe("a broken promise", () => {
  test("is violated, with the place that breaks it", () => {
    const moved = changed("neon:index/project:Project", (inputs) => ({
      ...inputs,
      regionId: "aws-eu-central-1",
    }));
    const broken = judge(moved, { asOf });
    expect(verdictOf(broken, "neon-region")).toBe("violated");
    const finding = broken.findings.find(({ outcome }) => outcome === "violated");
    expect(finding?.source?.file).toBe("infra/components/database.ts");
  });

  test("of transit stays declared without the options of Node, with the hops that they show open", () => {
    const without = changed("render:index/webService:WebService", (inputs) => {
      const { NODE_OPTIONS: _, ...others } = inputs.envVars as Properties;
      return { ...inputs, envVars: others };
    });
    const judged = judge(without, { asOf });
    const transit = judged.promises.find(({ clause }) => clause === "transit-encryption");
    expect(transit?.verdict).toBe("declared");
    expect(judged.counts).toMatchObject({ violated: 0, unverified: 0, error: 0 });
    const open = transit?.legs.filter(({ proof, shown }) => proof === "code" && !shown);
    expect(open?.map(({ id }) => id)).toEqual(["render-to-neon", "application-to-vendors", "render-to-r2"]);
  });

  test("of retention moves when Neon's history does", () => {
    const longer = changed("neon:index/project:Project", (inputs) => ({
      ...inputs,
      historyRetentionSeconds: 7 * 86_400,
    }));
    expect(verdictOf(judge(longer, { asOf }), "ip-addresses")).toBe("violated");
  });

  test("is what an unknown resource makes", () => {
    const foreign: Resource = resource("elsewhere:index:Queue", {}, { name: "queue" });
    const widened = judge({ ...plan, resources: [...plan.resources, foreign] }, { asOf });
    expect(verdictOf(widened, "sub-processor-list")).toBe("violated");
  });

  test("is what a component of another program makes, because no rule judges it", () => {
    const component = resource("elsewhere:index:Bundle", {}, { name: "bundle", custom: false });
    const widened = judge({ ...plan, resources: [...plan.resources, component] }, { asOf });
    expect(widened.completeness).toMatchObject({ unjudged: [component.urn], complete: false });
    expect(verdictOf(widened, "sub-processor-list")).toBe("violated");
  });
});

describe("what the owner has not filled in", () => {
  const unfilled = (placeholders: readonly string[]) =>
    judge({ ...plan, placeholders }, { asOf }).gaps.filter(({ id }) => id === "stack-configuration");

  test("is a gap with an owner and a way to close it", () => {
    const waiting = judge(
      { ...plan, placeholders: ["kaitalk:neonApiKey", "kaitalk:renderApiKey"] },
      { asOf },
    );
    for (const gap of waiting.gaps) {
      expect(gap.owner, gap.id).toMatch(/\w/);
      expect(gap.closes, gap.id).toMatch(/\.$/);
    }
    expect(waiting.gaps.map(({ id }) => id)).toContain("stack-configuration");
  });

  test("is counted, and no gap any more once all is filled in", () => {
    const [gap] = unfilled(["kaitalk:neonApiKey", "kaitalk:renderApiKey"]);
    expect(gap?.sentence).toBe("Pulumi.prod.yaml waits for 2 values that only the owner knows.");
    expect(unfilled([])).toEqual([]);
  });

  test("is a gap of the shipped stack as long as its file holds a placeholder", () => {
    const written = readFileSync(new URL("../../Pulumi.prod.yaml", import.meta.url), "utf8");
    const waiting = written.match(/^ +[\w:]+: ["']?<owner fills: /gm) ?? [];
    expect(plan.placeholders).toHaveLength(waiting.length);
    const gaps = assessment.gaps.filter(({ id }) => id === "stack-configuration");
    expect(gaps).toHaveLength(waiting.length > 0 ? 1 : 0);
  });
});

test("a rule that cites no clause of the register is refused", () => {
  const { register, ...others } = books();
  const safeguards = register.value.safeguards.filter(({ id }) => id !== "storage-encryption");
  const poorer = { ...others, register: { ...register, value: { ...register.value, safeguards } } };
  expect(() => judgeAgainst(plan, { asOf, books: poorer })).toThrow(
    'rules/store-belongs-to-encrypting-vendor.ts: cites "storage-encryption", which is no clause of the register.',
  );
});

test("what is promised comes from the books that are given, and from nowhere else", () => {
  const { register, ...others } = books();
  const [first, ...rest] = register.value.regions;
  const renamed = { ...register.value, regions: first ? [{ ...first, label: "Renamed" }, ...rest] : rest };
  const given = { ...others, register: { ...register, value: renamed } };
  expect(judgeAgainst(plan, { asOf, books: given }).promises[0]?.label).toBe("Renamed");
});

test("an attestation of a later day is refused with its line: what somebody will attest shows nothing today", () => {
  const { attestations, ...others } = books();
  const [first, ...rest] = attestations.value.attestations;
  const later = first ? [{ ...first, attestedOn: "2099-01-01" }, ...rest] : rest;
  const given = { ...others, attestations: { ...attestations, value: { attestations: later } } };
  expect(() => judgeAgainst(plan, { asOf, books: given })).toThrow(
    new RegExp(
      `^register/attestations\\.yaml:\\d+:5: 2099-01-01 is after the day judged, ${asOf}; write the day on which it was attested\\.$`,
    ),
  );
});

describe("what is met", () => {
  const standing = (clause: string) => assessment.promises.find((promise) => promise.clause === clause);

  test("has every leg shown, and what is declared has its configuration shown and another leg open", () => {
    for (const { clause, verdict, legs } of assessment.promises) {
      const open = legs.filter(({ shown }) => !shown);
      expect(legs.length, clause).toBeGreaterThan(0);
      if (verdict === "met") expect(open, clause).toEqual([]);
      if (verdict === "declared" || verdict === "gap") expect(open.length, clause).toBeGreaterThan(0);
      for (const { missing, by, shown } of legs) {
        expect(missing === undefined, clause).toBe(shown);
        expect(by.length, clause).toBeGreaterThan(0);
      }
    }
  });

  test.each([
    "health-data-encryption",
    "ip-addresses",
    "raw-ip-not-stored",
    "appointment-bookings",
    "ai-interaction-logs",
    "sub-processor-list",
    "card-data-never-held",
    "application-holds-no-data",
  ])("%s hangs on code that no configuration shows", (clause) => {
    expect(standing(clause)?.verdict).not.toBe("met");
    expect(standing(clause)?.legs).toContainEqual(expect.objectContaining({ proof: "code", shown: false }));
  });

  test.each(["neon-region", "render-region", "r2-jurisdiction", "twilio-region"])(
    "%s is decided by its configuration",
    (clause) => {
      expect(standing(clause)).toMatchObject({
        verdict: "met",
        legs: [{ proof: "configuration", shown: true }],
      });
    },
  );

  test("every open leg is a gap with an owner, and no attestation is a gap of a promise that it shows nothing of", () => {
    const gaps = new Set(assessment.gaps.flatMap(({ clauses }) => clauses));
    for (const { clause, verdict } of assessment.promises)
      if (verdict === "declared" || verdict === "gap") expect(gaps, clause).toContain(clause);
  });
});
