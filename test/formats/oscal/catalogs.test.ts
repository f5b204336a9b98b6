import { expect, test } from "vitest";
import { type Json, oscalSet, propertyOf } from "../../support/oscal.ts";

const { evidence, read } = await oscalSet();
const controlsOf = (name: string): Json[] => read(name).groups.flatMap(({ controls }: Json) => controls);

test("every law card is a control in our own words", () => {
  const controls = controlsOf("law-catalog");
  expect(controls.map(({ id }) => id).sort()).toEqual(evidence.laws.map(({ id }) => id).sort());
  for (const { id, parts } of controls)
    expect([id, parts[0].prose]).toEqual([id, evidence.laws.find((card) => card.id === id)?.summary]);
});

test("a superseded article is withdrawn and leads to its successor; no other is", () => {
  const withdrawn = controlsOf("law-catalog").filter((control) => propertyOf(control, "status"));
  expect(withdrawn.map(({ id, links }) => [id, links])).toEqual([
    ["lfpdppp-2010-36", [{ href: "#lfpdppp-2025-35", rel: "moved-to" }]],
  ]);
});

test("every promise is a control with its statement, its law, and the rules that guard it as objectives", () => {
  const controls = controlsOf("promise-catalog");
  expect(controls.map(({ id }) => id).sort()).toEqual(
    evidence.assessment.promises.map(({ clause }) => clause).sort(),
  );
  const region = controls.find(({ id }) => id === "neon-region");
  const promise = evidence.assessment.promises.find(({ clause }) => clause === "neon-region");
  expect(region.links.map(({ href }: Json) => href)).toEqual(
    promise?.law.map((card) => `law-catalog.json#${card}`),
  );
  const [statement, objective] = region.parts;
  expect(statement.prose).toBe(promise?.statement);
  expect(objective.parts).toEqual([
    {
      id: "neon-region_obj.neon-project-in-declared-region",
      name: "assessment-objective",
      prose: "The good state of neon-project-in-declared-region.",
    },
  ]);
});

test("the profile takes every promise", () => {
  expect(read("profile").imports).toEqual([{ href: "promise-catalog.json", "include-all": {} }]);
});

test("the mapping holds the register's citations, each pair once, and claims no more than common ground", () => {
  const mappings: Json[] = read("mapping-collection").mappings;
  const maps = mappings.flatMap((mapping) => mapping.maps);
  const pairs = maps.map(({ sources, targets }: Json) => [sources[0]["id-ref"], targets[0]["id-ref"]]);
  expect(pairs.toSorted()).toEqual(
    evidence.assessment.promises.flatMap(({ clause, law }) => law.map((card) => [clause, card])).toSorted(),
  );
  const relationships = new Set(maps.map(({ relationship }: Json) => relationship));
  expect(relationships).toEqual(new Set(["intersects-with"]));
});

test("each instrument of law has one mapping, which lists its articles that no promise cites", () => {
  const mappings: Json[] = read("mapping-collection").mappings;
  const cited = new Set(evidence.assessment.promises.flatMap(({ law }) => law));
  const used = evidence.laws.filter(({ id }) => cited.has(id)).map(({ instrument }) => instrument);
  expect(mappings.map(({ remarks }) => remarks)).toEqual([...new Set(used)]);
  for (const mapping of mappings) {
    const cards = evidence.laws.filter(({ instrument }) => instrument === mapping.remarks);
    const ids = cards.map(({ id }) => id);
    for (const { targets } of mapping.maps) expect(ids).toContain(targets[0]["id-ref"]);
    expect(mapping["target-gap-summary"]?.["unmapped-controls"][0]["with-ids"] ?? []).toEqual(
      ids.filter((id) => !cited.has(id)),
    );
  }
});
