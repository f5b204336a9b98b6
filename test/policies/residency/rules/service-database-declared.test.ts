import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceDatabaseDeclared } from "../../../../policies/residency/rules/service-database-declared.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const records = resource(types.neon.database, { name: "kaitalk" }, { name: "records" });

function service(PGDATABASE: Properties, origins: readonly string[] = []) {
  return resource(
    types.render.webService,
    { envVars: { PGDATABASE } },
    { propertyDependencies: { envVars: origins } },
  );
}

describeRule(serviceDatabaseDeclared, {
  pass: [
    [records, service({ value: "kaitalk" })],
    [records, service({ value: UNKNOWN }, [records.urn])],
  ],
  fail: [
    {
      stack: [service({ value: "kaitalk" })],
      says: ['PGDATABASE is "kaitalk", and no Database of this stack has that name.'],
    },
    {
      stack: [records, service({ value: "elsewhere" })],
      says: ['PGDATABASE is "elsewhere", and no Database of this stack has that name.'],
    },
  ],
  omitted: [
    { stack: [records, service({})], says: [], outcome: "met" },
    { stack: [resource(types.render.webService, { envVars: {} })], says: [], outcome: "met" },
  ],
  unknown: [
    {
      stack: [records, service({ value: UNKNOWN })],
      says: [
        "envVars.PGDATABASE.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [
        resource(types.neon.database, { name: UNKNOWN }, { name: "records" }),
        service({ value: "kaitalk" }),
      ],
      says: [
        "name is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
