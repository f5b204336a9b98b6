import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import AjvDraft04 from "ajv-draft-04";
import formats from "ajv-formats";

const folder = new URL("../fixtures/schemas/", import.meta.url);

/** A validator for one of the published schemas in test/fixtures/schemas, formats such as dates included. */
export function publishedSchema(name: "oscal-complete" | "sarif-2.1.0"): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8"));
  // Strict mode refuses keywords that the publishers use as notes.
  const options = { strict: false, allErrors: true };
  if (name === "oscal-complete") return formats.default(new Ajv(options)).compile(schema);
  return formats.default(new AjvDraft04.default(options)).compile(schema);
}
