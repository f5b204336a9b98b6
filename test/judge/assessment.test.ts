import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { assessmentJson } from "../../formats/json/assessment-file.ts";
import { schemaVersion } from "../../judge/assessment.ts";
import { judge } from "../../judge/judge.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import { madeAssessment } from "../support/assessment.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../judge/assessment.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
const validate = formats.default(ajv).compile(schema);
const written = (assessment: ReturnType<typeof madeAssessment>) =>
  JSON.parse([...assessmentJson(assessment)].join(""));

test("the published schema is of its version", () => {
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema.$id).toBe(`urn:kaitalk:assessment:${schemaVersion}`);
});

test("it takes the assessment of the shipped stack as it is written, and nothing is lost on the way", async () => {
  const assessment = judge(await planProgram({ stack: "prod" }), {
    asOf: books().register.value.version,
    books: books(),
  });
  validate(written(assessment));
  expect(validate.errors ?? []).toEqual([]);
  const digested = assessment.findings.map((finding) => ({ ...finding, sha256: finding.sha256 }));
  expect(written(assessment)).toEqual({ ...assessment, findings: digested });
});

test("it takes every kind of verdict, and the version comes first", () => {
  validate(written(madeAssessment()));
  expect(validate.errors ?? []).toEqual([]);
  expect(Object.keys(written(madeAssessment()))[0]).toBe("schemaVersion");
});

test.each([
  ["another version", { schemaVersion: schemaVersion + 1 }],
  ["a verdict of no kind", { promises: [{ ...madeAssessment().promises[0], verdict: "fine" }] }],
  ["a field that nobody described", { secret: "x" }],
])("it refuses %s", (_, change) => {
  expect(validate({ ...written(madeAssessment()), ...change })).toBe(false);
});
