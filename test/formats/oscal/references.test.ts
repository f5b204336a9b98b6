import { expect, test } from "vitest";
import { sha256 } from "../../../judge/canonical-json.ts";
import { type Json, oscalSet } from "../../support/oscal.ts";

const { evidence, files, written } = await oscalSet();
const documents = new Map<string, Json>(
  files.map(({ path, content }) => [path.slice("oscal/".length), JSON.parse(String(content))]),
);

interface Field {
  readonly file: string;
  readonly key: string;
  readonly value: string;
}

/** Every text of a document with the key that holds it; texts of a list stand under the list's key. */
function fieldsOf(file: string, value: Json, key = ""): Field[] {
  if (typeof value === "string") return [{ file, key, value }];
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(file, item, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) => fieldsOf(file, entry, name));
}

const fields = [...documents].flatMap(([file, document]) => fieldsOf(file, document));
const valuesOf = (file: string, ...keys: string[]) =>
  new Set(
    fields.filter((field) => field.file === file && keys.includes(field.key)).map(({ value }) => value),
  );

/** Ids of the groups, controls and parts of a catalog. */
function idsIn(file: string): string[] {
  const groups = fieldsOf(file, documents.get(file).catalog.groups);
  return groups.filter(({ key }) => key === "id").map(({ value }) => value);
}

test("no UUID stands twice in a document", () => {
  for (const file of documents.keys()) {
    const uuids = fields.filter((field) => field.file === file && field.key === "uuid");
    expect([file, uuids.length]).toEqual([file, new Set(uuids.map(({ value }) => value)).size]);
  }
});

test("every UUID referred to is declared, by the document itself or by one that it imports", () => {
  const imports: Readonly<Record<string, readonly string[]>> = {
    "assessment-plan.json": ["system-security-plan.json"],
    "assessment-results.json": ["assessment-plan.json", "system-security-plan.json"],
    "plan-of-action-and-milestones.json": ["system-security-plan.json"],
  };
  const references = fields.filter(({ key }) => /-uuids?$/.test(key));
  expect(references.length).toBeGreaterThan(100);
  for (const { file, key, value } of references) {
    const declared = [file, ...(imports[file] ?? [])].some((name) => valuesOf(name, "uuid").has(value));
    expect([file, key, value, declared]).toEqual([file, key, value, true]);
  }
});

test("every control, statement and objective referred to is in a catalog", () => {
  const ids = new Set([...idsIn("promise-catalog.json"), ...idsIn("law-catalog.json")]);
  const keys = ["control-id", "statement-id", "target-id", "id-ref", "with-ids"];
  const references = fields.filter(({ key }) => keys.includes(key));
  expect(references.length).toBeGreaterThan(100);
  expect(references.filter(({ value }) => !ids.has(value))).toEqual([]);
});

test("no id of a promise is also one of a law", () => {
  const promises = new Set(idsIn("promise-catalog.json"));
  expect(idsIn("law-catalog.json").filter((id) => promises.has(id))).toEqual([]);
});

test("every role is named by the document that refers to it", () => {
  for (const { file, value } of fields.filter(({ key }) => key === "role-id")) {
    const roles = documents.get(file) as Json;
    const [{ metadata }] = Object.values(roles) as [Json];
    expect(metadata.roles.map(({ id }: Json) => id)).toContain(value);
  }
});

const official = new Set(evidence.laws.map(({ officialText }) => officialText));

test("every link leads to the text of a law, to a document, to something in it, or to a file of the pack with its digest", () => {
  const links = fields.filter(({ key }) => key === "href");
  expect(links.length).toBeGreaterThan(50);
  const payload = new Map(written.map(({ path, content }) => [`../${path}`, content]));
  for (const { file, value } of links) {
    const [name = "", fragment] = value.split("#");
    if (official.has(value)) continue;
    if (name.startsWith("../")) expect([value, payload.has(name)]).toEqual([value, true]);
    else if (name !== "") expect([value, documents.has(name)]).toEqual([value, true]);
    if (fragment === undefined) continue;
    expect([value, valuesOf(name || file, "id", "uuid").has(fragment)]).toEqual([value, true]);
  }
});

test("every file in back matter carries the digest that the pack's file has", () => {
  const resources = [...documents.values()]
    .flatMap((document) => Object.values(document) as Json[])
    .flatMap((root) => root["back-matter"]?.resources ?? []);
  expect(resources.length).toBeGreaterThan(written.length);
  for (const { title, rlinks } of resources) {
    const content = written.find(({ path }) => path === title)?.content ?? "";
    expect([title, rlinks[0].hashes]).toEqual([title, [{ algorithm: "SHA-256", value: sha256(content) }]]);
  }
});
