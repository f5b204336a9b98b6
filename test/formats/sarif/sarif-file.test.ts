import type * as sarif from "sarif";
import { expect, test } from "vitest";
import { wholeOf } from "../../../formats/content.ts";
import { sarifFile } from "../../../formats/sarif/sarif-file.ts";
import { context, madeEvidence, madeSteps } from "../../support/assessment.ts";
import { publishedSchema } from "../../support/schema.ts";

const evidence = madeEvidence();
const [file] = sarifFile(evidence);
const log: sarif.Log = JSON.parse(String(wholeOf(file.content)));
const [run] = log.runs;
const results = run?.results ?? [];
const of = (rule: string) => results.filter(({ ruleId }) => ruleId === rule);

test("the schema of SARIF 2.1.0 accepts it, and refuses it once a key is misspelt", () => {
  const validate = publishedSchema("sarif-2.1.0");
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...log, versions: "2.1.0" })).toBe(false);
});

test("passes, failures and waived failures are told apart", () => {
  expect(of("neon-project-in-declared-region").map(({ kind, level }) => [kind, level])).toEqual([
    ["pass", "none"],
  ]);
  expect(of("bucket-in-declared-jurisdiction").map(({ kind, level }) => [kind, level])).toEqual([
    ["fail", "error"],
    ["pass", "none"],
  ]);
  const [waived] = of("bucket-not-public");
  expect(waived?.suppressions).toMatchObject([
    { kind: "external", status: "accepted", justification: "Only published assets lie there." },
  ]);
});

test("an unknown is open, never a pass", () => {
  const findings = madeSteps().findings.map((finding) => ({ ...finding, outcome: "unverified" as const }));
  const [unknown] = sarifFile(madeEvidence({ findings }));
  const kinds = JSON.parse(String(wholeOf(unknown.content)))
    .runs[0].results.filter(({ ruleId }: sarif.Result) => !/^(gap|promise)-/.test(ruleId ?? ""))
    .map(({ kind }: sarif.Result) => kind);
  expect(new Set(kinds)).toEqual(new Set(["open"]));
});

test("a result names the resource, and the line that declares it where the plan knows it", () => {
  const [found] = of("neon-project-in-declared-region");
  expect(found?.locations).toMatchObject([
    {
      logicalLocations: [
        { fullyQualifiedName: "urn:pulumi:test::kaitalk::neon:index/project:Project::database" },
      ],
      physicalLocation: {
        artifactLocation: { uri: "infra/components/database.ts", uriBaseId: "REPOSITORY" },
        region: { startLine: 31 },
      },
    },
  ]);
  expect(of("bucket-not-public")[0]?.locations?.[0]?.physicalLocation).toBeUndefined();
});

test("what no rule found is there too: gaps, what a vendor contradicts, rules without subjects", () => {
  const { assessment } = evidence;
  const [first, ...rest] = assessment.promises;
  if (!first) throw new Error("the fixture has no promise");
  const contradicted = { ...first, verdict: "contradicted" as const };
  const [other] = sarifFile({
    ...evidence,
    assessment: { ...assessment, findings: [], promises: [contradicted, ...rest] },
  });
  const said: sarif.Result[] = JSON.parse(String(wholeOf(other.content))).runs[0].results;
  const kindOf = (rule: string) => said.find(({ ruleId }) => ruleId === rule)?.kind;
  for (const { id } of assessment.gaps) expect(kindOf(`gap-${id}`)).toBe("review");
  for (const { id } of assessment.rules) expect(kindOf(id)).toBe("notApplicable");
  expect(kindOf(`promise-${first.clause}`)).toBe("fail");
  expect(said).toHaveLength(assessment.gaps.length + assessment.rules.length + assessment.promises.length);
  expect(
    said.every(
      ({ locations = [] }) => locations[0]?.physicalLocation?.artifactLocation?.uri === "Pulumi.yaml",
    ),
  ).toBe(true);
});

test("every reference leads to a rule or a taxon that the log holds", () => {
  const rules = run?.tool.driver.rules ?? [];
  for (const { ruleIndex = -1, ruleId } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  const taxonomies = run?.taxonomies ?? [];
  for (const { taxa = [], ruleId } of results)
    for (const { index = -1, toolComponent } of taxa) {
      const taxon = taxonomies[toolComponent?.index ?? -1]?.taxa?.[index];
      const rule = rules.find(({ id }) => id === ruleId);
      expect(rule?.properties?.tags).toContain(taxon?.id);
    }
  const relationships = [...rules, ...taxonomies.flatMap(({ taxa = [] }) => taxa)].flatMap(
    ({ relationships: related = [] }) => related,
  );
  expect(relationships.length).toBeGreaterThan(10);
  for (const { target } of relationships) {
    const taxonomy = taxonomies.find(({ name }) => name === target.toolComponent?.name);
    expect(taxonomy?.taxa?.map(({ id }) => id)).toContain(target.id);
  }
});

test("the run says who made it, from what, and how many rows it has", () => {
  expect(run?.properties?.generated).toMatchObject({
    command: context.command,
    commit: context.commit,
    rows: results.length,
  });
  expect(file.rows).toBe(results.length);
});
