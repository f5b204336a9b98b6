import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Artefact } from "../../../evidence/artefact.ts";
import { dossierOf } from "../../../evidence/dossier.ts";
import { oscalFiles } from "../../../evidence/oscal/oscal-files.ts";
import { catalogue, context, judgement } from "../../support/judgement.ts";
import { publishedSchema } from "../../support/schema.ts";
import { titled } from "../../support/tools.ts";

const validate = publishedSchema("oscal-complete");
const files = oscalFiles(dossierOf(judgement(), context, catalogue));
const named = (name: string) => files.find(({ path }) => path === `oscal/${name}.json`);
const read = (name: string) => JSON.parse(String(named(name)?.content));
const names = (all: readonly Artefact[]) => all.map(({ path }) => path.replace(/^oscal\/|\.json$/g, ""));

const set = [
  "catalog",
  "profile",
  "law-catalog",
  "mapping-collection",
  "component-definition",
  "system-security-plan",
  "assessment-plan",
  "assessment-results",
  "plan-of-action-and-milestones",
];

test("the set is whole", () => {
  expect(names(files)).toEqual(set);
});

test.each(set)("the schema of OSCAL 1.2.1 accepts %s", (name) => {
  validate(read(name));
  expect(validate.errors ?? []).toEqual([]);
});

test("the schema refuses a misspelt key", () => {
  const { catalog } = read("catalog");
  expect(validate({ catalog: { ...catalog, grupos: [] } })).toBe(false);
});

test("nothing open: no plan of action is written, because OSCAL has no empty one", () => {
  const findings = judgement().findings.filter(({ outcome }) => outcome === "met");
  const clean = dossierOf(judgement({ findings, gaps: [] }), context, catalogue);
  expect(names(oscalFiles(clean))).toEqual(set.slice(0, -1));
});

test("only a promise that is met is satisfied", () => {
  const [{ findings }] = read("assessment-results")["assessment-results"].results;
  const states = new Map(
    findings.map(({ target }: { target: { "target-id": string; status: object } }) => [
      target["target-id"],
      target.status,
    ]),
  );
  for (const { clause, verdict } of judgement().promises)
    expect(states.get(`${clause.id}-statement`)).toMatchObject({
      state: verdict === "met" ? "satisfied" : "not-satisfied",
    });
  expect(states.get("r2-jurisdiction-statement")).toEqual({ state: "not-satisfied", reason: "fail" });
  expect(states.get("caller-phone-number-statement")).toEqual({ state: "not-satisfied", reason: "other" });
});

test("what is declared is planned; only a state shows what is implemented", () => {
  const { plan } = judgement();
  const statusIn = (all: readonly Artefact[]) => {
    const text = all.find(({ path }) => path.endsWith("system-security-plan.json"))?.content;
    const requirements = JSON.parse(String(text))["system-security-plan"]["control-implementation"][
      "implemented-requirements"
    ];
    return requirements.find((entry: { "control-id": string }) => entry["control-id"] === "neon-region")[
      "by-components"
    ][0]["implementation-status"].state;
  };
  expect(statusIn(files)).toBe("planned");
  const applied = judgement({ plan: { ...plan, source: "state" } });
  expect(statusIn(oscalFiles(dossierOf(applied, context, catalogue)))).toBe("implemented");
});

test("a waiver is an accepted risk with its end, a gap an item without an invented deadline", () => {
  const poam = read("plan-of-action-and-milestones")["plan-of-action-and-milestones"];
  expect(poam.risks).toMatchObject([{ status: "deviation-approved", deadline: "2027-02-01T00:00:00Z" }]);
  const gap = poam["poam-items"].find(
    ({ title }: { title: string }) => title === "postmark-content-retention",
  );
  expect(JSON.stringify(gap)).not.toContain("deadline");
});

test("every UUID that is referred to is declared somewhere in the set", () => {
  const text = files.map(({ content }) => String(content)).join("\n");
  const declared = new Set([...text.matchAll(/"uuid": "([0-9a-f-]{36})"/g)].map(([, id]) => id));
  const referred = [...text.matchAll(/"(?:[a-z]+-)+uuid": "([0-9a-f-]{36})"/g)].map(([, id]) => id);
  expect(referred.length).toBeGreaterThan(20);
  expect(referred.filter((id) => !declared.has(id))).toEqual([]);
});

test("controls and statements that are referred to are in the catalogs", () => {
  const catalogs = JSON.stringify([read("catalog"), read("law-catalog")]);
  const ids = new Set([...catalogs.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
  const rest = files.map(({ content }) => String(content)).join("\n");
  const referred = [...rest.matchAll(/"(?:control-id|id-ref|target-id|statement-id)": "([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(referred.length).toBeGreaterThan(60);
  expect(referred.filter((id) => !ids.has(id))).toEqual([]);
});

test("each document says who made it and carries the digests of its inputs", () => {
  for (const { path, content, rows } of files) {
    const [document] = Object.values<{
      metadata: { props: { name: string; value: string }[] };
      "back-matter": { resources: { title: string; rlinks: { hashes: { value: string }[] }[] }[] };
    }>(JSON.parse(String(content)));
    const props = new Map(document?.metadata.props.map(({ name, value }) => [name, value]));
    expect([path, props.get("command"), props.get("rows")]).toEqual([path, context.command, String(rows)]);
    const register = document?.["back-matter"].resources.find(
      ({ title }) => title === "register/register.yaml",
    );
    expect(register?.rlinks[0]?.hashes[0]?.value).toBe("c".repeat(64));
  }
});

const lacking = hasTrestle() ? [] : ["Python with compliance-trestle"];
describe.skipIf(lacking.length > 0)(titled("compliance-trestle", lacking), () => {
  test("reads every document into its own model", () => {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-oscal-"));
    const modules = {
      catalog: "catalog.Catalog",
      "law-catalog": "catalog.Catalog",
      profile: "profile.Profile",
      "mapping-collection": "mapping.MappingCollection",
      "component-definition": "component.ComponentDefinition",
      "system-security-plan": "ssp.SystemSecurityPlan",
      "assessment-plan": "assessment_plan.AssessmentPlan",
      "assessment-results": "assessment_results.AssessmentResults",
      "plan-of-action-and-milestones": "poam.PlanOfActionAndMilestones",
    };
    const script = Object.entries(modules).map(([name, model]) => {
      const [module = "", type = ""] = model.split(".");
      const file = join(folder, `${name}.json`);
      writeFileSync(file, String(named(name)?.content));
      return `from trestle.oscal.${module} import ${type}\nassert ${type}.oscal_read(pathlib.Path(${JSON.stringify(file)})) is not None, "${name}"`;
    });
    const source = ["import pathlib", ...script, 'print("read")'].join("\n");
    expect(execFileSync("python3", ["-c", source], { encoding: "utf8" }).trim()).toBe("read");
  });
});

function hasTrestle(): boolean {
  try {
    execFileSync("python3", ["-c", "import trestle.oscal"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
