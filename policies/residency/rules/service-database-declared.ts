import { types } from "../../../vendors/types.ts";
import { urnsOf } from "../../kernel/by-urn.ts";
import { oncePerStack } from "../../kernel/once-per-stack.ts";
import { defineRule } from "../../kernel/rule.ts";
import { withEnvironment } from "../render-services.ts";

const databaseNames = oncePerStack(
  (stack) => new Set(stack.ofType(types.neon.database).map((database) => database.read("name").value)),
);

export const serviceDatabaseDeclared = defineRule({
  id: "service-database-declared",
  severity: "critical",
  clauses: ["neon-region"],
  description: "The database in which a service keeps records is one that this stack declares.",
  remediation: "Declare the neon.Database, and give PGDATABASE its name.",
  subjects: { types: withEnvironment },
  messages: { undeclared: "PGDATABASE is {actual}, and no Database of this stack has that name." },
  checkInStack(service, stack, violated) {
    const variable = service.child("envVars.PGDATABASE");
    if (!variable?.declares("value")) return;
    const declared = urnsOf(stack, types.neon.database);
    const origins = service.resource.propertyDependencies.envVars ?? [];
    if (variable.isUnknown("value") && origins.some((urn) => declared.has(urn))) return;
    const actual = variable.read("value");
    if (!databaseNames(stack).has(actual.value)) violated("undeclared", { actual });
  },
});
