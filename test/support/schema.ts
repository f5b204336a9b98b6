import { readFileSync } from "node:fs";
import { Ajv, type Options, type ValidateFunction } from "ajv";
import AjvDraft04 from "ajv-draft-04";
import formats from "ajv-formats";

const folder = new URL("../fixtures/schemas/", import.meta.url);

/** Patterns mean Unicode where they can; the publishers have some that are none in that mode. */
const regExp = Object.assign(
  (pattern: string, flags: string) => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: "new RegExp" },
);

// Strict mode refuses keywords that the publishers use as notes.
const options: Options = { strict: false, allErrors: true, code: { regExp } };

/** A validator for one of the published schemas in test/fixtures/schemas, formats such as dates included. */
export function publishedSchema(name: "oscal-complete" | "sarif-2.1.0"): ValidateFunction {
  const schema = JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), "utf8"));
  // NIST's schema names some definitions with the older keyword beside the new one.
  if (name === "oscal-complete") return formats.default(new Ajv(options).removeKeyword("id")).compile(schema);
  return formats.default(new AjvDraft04.default(options)).compile(schema);
}
