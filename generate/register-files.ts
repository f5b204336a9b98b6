import { z } from "zod";
import { assessmentSchema } from "../judge/assessment.ts";
import { recordLineSchema } from "../observe/record.ts";
import { tableMapSchema } from "../purge/table-map.ts";
import { changeSchema } from "../register/list/changes.ts";
import { publishedSchema } from "../register/list/published.ts";
import { readYaml } from "../register/read-yaml.ts";
import {
  attestationsSchema,
  copiesSchema,
  environmentSchema,
  lawSchema,
  registerSchema,
  vendorSchema,
  waiversSchema,
} from "../register/schema.ts";

const editorSchemas = {
  "register/register.schema.json": registerSchema,
  "register/environment.schema.json": environmentSchema,
  "register/vendors/vendor.schema.json": vendorSchema,
  "register/law.schema.json": lawSchema,
  "register/attestations.schema.json": attestationsSchema,
  "register/copies.schema.json": copiesSchema,
  "register/waivers.schema.json": waiversSchema,
  "register/changes/change.schema.json": changeSchema,
  "register/published/facts.schema.json": publishedSchema,
  "purge/tables.schema.json": tableMapSchema,
} as const;

/** JSON Schemas (2020-12) of what `kaitalk check --format json` prints, and of a line of what `kaitalk observe` records. */
export function outputSchemaFiles(): [string, string][] {
  const written = {
    "judge/assessment.schema.json": assessmentSchema,
    "observe/record-line.schema.json": recordLineSchema,
  };
  return Object.entries(written).map(([path, schema]) => [
    path,
    `${JSON.stringify(z.toJSONSchema(schema, { target: "draft-2020-12" }), null, 2)}\n`,
  ]);
}

/** JSON Schemas (2020-12) that editors use to complete and check the register's files. */
export function jsonSchemas(): [string, string][] {
  return Object.entries(editorSchemas).map(([path, schema]) => [
    path,
    `${JSON.stringify(z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" }), null, 2)}\n`,
  ]);
}

/** The module that types clause ids. It reads register.yaml alone, so a new clause can be generated before it is used. */
export function clauseIdsModule(): string {
  const { value } = readYaml(new URL("../register/register.yaml", import.meta.url), registerSchema);
  const lines = (["regions", "retention", "safeguards", "lists"] as const).flatMap((group) =>
    value[group].map(({ id }) => `  "${id}": "${group}";`),
  );
  return `// Generated from register.yaml by "npm run generate". Do not edit.

/** Every clause id and the part of the register that it stands in. */
export interface ClauseKinds {
${lines.join("\n")}
}

export type ClauseId = keyof ClauseKinds;
`;
}
