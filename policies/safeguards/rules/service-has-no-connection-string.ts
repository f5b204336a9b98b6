import { defineRule } from "../../kernel/rule.ts";
import { variableHolders } from "../environment.ts";

const connectionString = /(^|_)(DATABASE|POSTGRES|POSTGRESQL|PG|DB)_?(URL|URI|DSN|CONNECTION_STRING)$/;

export const serviceHasNoConnectionString = defineRule({
  id: "service-has-no-connection-string",
  severity: "high",
  clauses: ["transit-encryption"],
  description:
    "The database is told in separate variables, whose TLS demands can be read before anything is applied.",
  remediation: "Declare PGHOST, PGUSER, PGPASSWORD, PGDATABASE and PGSSLMODE instead.",
  subjects: { types: variableHolders },
  messages: { whole: "{name} is a connection string, which hides how the connection is secured." },
  check(service, violated) {
    for (const [name] of service.entries("envVars"))
      if (connectionString.test(name)) violated("whole", { name });
  },
});
