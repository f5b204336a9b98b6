import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CompanyFacts, companyDraft } from "../../../cli/company/draft.ts";
import { books } from "../../../register/read-books.ts";
import { parseYaml } from "../../../register/read-yaml.ts";
import { attestationsSchema, registerSchema, vendorSchema } from "../../../register/schema.ts";
import { dayFrom, registerDay } from "../../support/days.ts";

const folder = new URL("../../../register/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), "utf8");
const facts: CompanyFacts = {
  id: "example",
  legalName: "Example Inc.",
  purpose: "Example work",
  data: ["example data"],
  service: "Example API",
  hosts: ["api.example.com"],
  providers: [],
  variables: ["EXAMPLE_API_KEY"],
  rows: [],
  from: dayFrom(30),
  today: registerDay,
};
const draft = (parts: Partial<CompanyFacts> = {}) => companyDraft({ ...facts, ...parts }, books(), read);

test("the company is in every book that speaks of it, and nothing that nobody said is made up", () => {
  const files = draft();
  const register = parseYaml("r", files.get("register.yaml") ?? "", registerSchema).value;
  expect(register.version).toBe(facts.from);
  expect(register.subProcessors.at(-1)).toMatchObject({ id: "example", legalName: "Example Inc." });
  expect(parseYaml("v", files.get("vendors/example.yaml") ?? "", vendorSchema).value).toMatchObject({
    readOn: null,
    sources: {},
    facts: [],
  });
  expect(register.page).toMatchObject({ sha256: null, subProcessors: expect.arrayContaining(["example"]) });
  const { attestations } = parseYaml("a", files.get("attestations.yaml") ?? "", attestationsSchema).value;
  expect(attestations.at(-1)).toMatchObject({ id: "dpa-example", attestedOn: null, reference: null });
  expect(files.get("changes/add-example.yaml")).toContain("notice: null");
});

test("an agreement on health data is asked for where health data passes through it", () => {
  const idsWith = (row: string) =>
    parseYaml("a", draft({ rows: [row] }).get("attestations.yaml") ?? "", attestationsSchema)
      .value.attestations.map(({ id }) => id)
      .filter((id) => id.includes("example"));
  expect(idsWith("call-audio-and-transcript")).toEqual(["dpa-example", "baa-example", "example-period"]);
  expect(idsWith("business-email")).toEqual(["dpa-example", "example-period"]);
});

test.each<[Partial<CompanyFacts>, RegExp]>([
  [{ rows: ["nothing"] }, /^--row nothing: is no data row of the register; there are: /],
  [{ from: registerDay }, /is not after the last published version/],
  [{ id: "Example Inc" }, /^"Example Inc" is no lower-case id/],
])("%j is refused", (parts, sentence) => expect(() => draft(parts)).toThrow(sentence));
