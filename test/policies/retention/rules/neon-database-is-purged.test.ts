import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { neonDatabaseIsPurged } from "../../../../policies/retention/rules/neon-database-is-purged.ts";
import { purgeCommand } from "../../../../retention/solve.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const database = (name: Value) => resource(types.neon.database, { name });
const purge = (name: Value) =>
  resource(types.render.cronJob, { startCommand: purgeCommand, envVars: { PGDATABASE: { value: name } } });
const unknown = (path: string) =>
  `${path} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`;

describeRule(neonDatabaseIsPurged, {
  pass: [[database("kaitalk"), purge("kaitalk")]],
  fail: [
    {
      stack: [database("analytics"), purge("kaitalk")],
      says: ['name is "analytics"; the purge job deletes from kaitalk, so nothing ends the rows here.'],
    },
  ],
  omitted: [
    {
      stack: [database("kaitalk")],
      says: ['name is "kaitalk"; the purge job deletes from none, so nothing ends the rows here.'],
    },
  ],
  unknown: [
    { stack: [database(UNKNOWN), purge("kaitalk")], says: [unknown("name")] },
    { stack: [database("kaitalk"), purge(UNKNOWN)], says: [unknown("envVars.PGDATABASE.value")] },
  ],
});
