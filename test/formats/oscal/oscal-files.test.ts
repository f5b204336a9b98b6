import { expect, test } from "vitest";
import { type Content, wholeOf } from "../../../formats/content.ts";
import { oscalFiles } from "../../../formats/oscal/oscal-files.ts";
import { sha256 } from "../../../judge/canonical-json.ts";
import type { Evidence } from "../../../judge/evidence.ts";
import { context } from "../../support/assessment.ts";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";
import { publishedSchema } from "../../support/schema.ts";

const validate = publishedSchema("oscal-complete");
const { evidence, files } = await oscalSet();
const set = [
  "law-catalog",
  "promise-catalog",
  "profile",
  "mapping-collection",
  "component-definition",
  "system-security-plan",
  "assessment-plan",
  "assessment-results",
  "plan-of-action-and-milestones",
];
const parse = (name: string): Json =>
  JSON.parse(String(files.find(({ path }) => path === `oscal/${name}.json`)?.content));

test("the set is whole", () => {
  expect(files.map(({ path }) => path)).toEqual(set.map((name) => `oscal/${name}.json`));
});

/** Mappings are new in OSCAL 1.2, of which test/fixtures/schemas has no schema; trestle.test.ts judges them. */
const known = set.filter((name) => name !== "mapping-collection");

test.each(known)("NIST's schema accepts %s", (name) => {
  validate(parse(name));
  expect(validate.errors ?? []).toEqual([]);
});

test("NIST's schema refuses a misspelt key, a missing field, a wrong word and a wrong UUID", () => {
  const catalog = parse("promise-catalog");
  catalog.catalog.grups = catalog.catalog.groups;
  expect(validate(catalog)).toBe(false);

  const untitled = parse("component-definition");
  delete untitled["component-definition"].components[0].title;
  expect(validate(untitled)).toBe(false);

  const results = parse("assessment-results");
  results["assessment-results"].results[0].findings[0].target.status.state = "nearly";
  expect(validate(results)).toBe(false);

  const plan = parse("assessment-plan");
  plan["assessment-plan"].uuid = "1";
  expect(validate(plan)).toBe(false);
});

test("a document that would not be OSCAL is never written, and the message says where it fails", () => {
  const [law, ...others] = evidence.laws as [Evidence["laws"][number], ...Evidence["laws"]];
  const broken: Evidence = { ...evidence, laws: [{ ...law, id: "GDPR 5" }, ...others] };
  expect(() => [...oscalFiles(broken, [])]).toThrow(
    "oscal/law-catalog.json would not be OSCAL: groups.0.controls.0.id is no OSCAL token",
  );
});

test("the same evidence gives the same bytes; another run gives documents and observations of its own", async () => {
  const { files: again } = await oscalSet();
  expect(again.map(({ content }) => sha256(content))).toEqual(files.map(({ content }) => sha256(content)));
  const later: Evidence = {
    ...evidence,
    provenance: { ...evidence.provenance, time: "2026-12-01T09:30:00Z" },
  };
  const results = (all: Iterable<{ path: string; content: Content }>): Json =>
    JSON.parse(String(wholeOf([...all].find(({ path }) => path.endsWith("results.json"))?.content ?? "")))[
      "assessment-results"
    ];
  const [now, then] = [results(files), results(oscalFiles(later, []))];
  expect(then.uuid).not.toBe(now.uuid);
  expect(then.metadata["document-ids"]).toEqual(now.metadata["document-ids"]);
  expect(then.results[0].observations[0].uuid).not.toBe(now.results[0].observations[0].uuid);
  expect(then.results[0].risks.map(({ uuid }: Json) => uuid)).toEqual(
    now.results[0].risks.map(({ uuid }: Json) => uuid),
  );
});

test("each document says who made it, how, when, from what, and how many records it lists", () => {
  for (const name of set) {
    const [{ metadata }] = Object.values(parse(name)) as [Json];
    const rows = files.find(({ path }) => path === `oscal/${name}.json`)?.rows;
    expect(metadata).toMatchObject({
      "last-modified": context.time,
      version: evidence.register.version,
      "oscal-version": "1.2.1",
    });
    expect({
      generator: propertyOf(metadata, "generator"),
      version: propertyOf(metadata, "generator-version"),
      commit: propertyOf(metadata, "commit"),
      command: propertyOf(metadata, "command"),
      rows: propertyOf(metadata, "rows"),
    }).toEqual({
      ...context.generator,
      generator: context.generator.name,
      name: undefined,
      commit: context.commit,
      command: context.command,
      rows: String(rows),
    });
    const inputs = metadata.props.filter((property: Json) => property.name === "input-sha256");
    expect(inputs).toContainEqual(
      expect.objectContaining({ value: "c".repeat(64), remarks: "register/register.yaml (1 file)" }),
    );
  }
});

test("no plan of action is written where nothing is open, because OSCAL has no empty one", () => {
  const clean: Evidence = {
    ...evidence,
    assessment: {
      ...evidence.assessment,
      gaps: [],
      waivers: [],
      findings: evidence.assessment.findings.filter(({ outcome }) => outcome === "met"),
      promises: evidence.assessment.promises.map((promise) => ({ ...promise, verdict: "met" })),
    },
  };
  const paths = [...oscalFiles(clean, [])].map(({ path }) => path);
  expect(paths).toEqual(set.slice(0, -1).map((name) => `oscal/${name}.json`));
});
