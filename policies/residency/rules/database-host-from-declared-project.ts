import { isUnder } from "../../../register/hosts.ts";
import { types } from "../../../vendors/types.ts";
import { urnsOf } from "../../kernel/by-urn.ts";
import { hostsNamed } from "../../kernel/hostnames.ts";
import { defineRule } from "../../kernel/rule.ts";
import { Unverified } from "../../kernel/subject.ts";
import { type Place, textsOf, unknownTexts } from "../../kernel/texts.ts";
import { neonHost } from "../declared-place.ts";
import { withEnvironment } from "../render-services.ts";

/** Variables that lead to a database. libpq lets a service file speak before PGHOST, so none may be named. */
const leadsToDatabase =
  /^(PGSERVICE(FILE)?|\w*(PG|POSTGRES|POSTGRESQL|DB|DATABASE)_?(HOST|HOSTADDR|HOSTNAME|SERVER|URL|URI|DSN))$/i;

export const databaseHostFromDeclaredProject = defineRule({
  id: "database-host-from-declared-project",
  severity: "critical",
  clauses: ["neon-region"],
  description: "The application finds its database at the Neon project of this stack and nowhere else.",
  remediation: "Take PGHOST and DATABASE_URL from the outputs of the stack's Neon project.",
  subjects: { types: withEnvironment },
  messages: { elsewhere: "{name} leads to a database outside {declared}." },
  checkInStack(service, stack, violated) {
    const projects = urnsOf(stack, types.neon.project);
    const origins = service.resource.propertyDependencies.envVars ?? [];
    const leads = ({ name }: Place) => leadsToDatabase.test(name);
    for (const { name } of unknownTexts(service).filter(leads))
      if (!origins.some((urn) => projects.has(urn)))
        throw new Unverified(`${name} is not known and comes from no Neon project of this stack`);
    for (const { name, text } of textsOf(service, leads)) {
      const hosts = hostsNamed(text);
      const isDeclared = hosts.length > 0 && hosts.every((host) => isUnder(host, neonHost()));
      if (!isDeclared) violated("elsewhere", { name, declared: neonHost() });
    }
  },
});
