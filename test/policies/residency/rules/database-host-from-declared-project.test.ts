import { type Properties, Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { databaseHostFromDeclaredProject } from "../../../../policies/residency/rules/database-host-from-declared-project.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const project = resource(types.neon.project, { regionId: "aws-us-east-1" });

function service(envVars: Properties, origins: readonly string[] = []) {
  return resource(types.render.webService, { envVars }, { propertyDependencies: { envVars: origins } });
}

describeRule(databaseHostFromDeclaredProject, {
  pass: [
    [project, service({ PGHOST: { value: UNKNOWN } }, [project.urn])],
    [service({ PGHOST: { value: "ep-calm-sea-123456.us-east-1.aws.neon.tech" } })],
    [project, service({ DATABASE_URL: { value: new Secret(UNKNOWN) } }, [project.urn])],
  ],
  fail: [
    // Render's own databases answer to a single word, and libpq lets a service file speak before PGHOST.
    ...["DB_HOST", "POSTGRES_HOST", "DATABASE_HOST", "POSTGRES_URL", "PGSERVICE", "PGSERVICEFILE"].map(
      (name) => ({
        stack: [project, service({ [name]: { value: "dpg-abc123-a" } })],
        says: [`${name} leads to a database outside us-east-1.aws.neon.tech.`],
      }),
    ),
    {
      stack: [project, service({ PGHOST: { value: "private-database" } })],
      says: ["PGHOST leads to a database outside us-east-1.aws.neon.tech."],
    },
    {
      stack: [project, service({ PGHOST: { value: "db.example.com" } })],
      says: ["PGHOST leads to a database outside us-east-1.aws.neon.tech."],
    },
    {
      stack: [service({ REPORTS_DATABASE_URL: { value: new Secret("postgres://a:pw@10.0.0.7:5432/app") } })],
      says: ["REPORTS_DATABASE_URL leads to a database outside us-east-1.aws.neon.tech."],
    },
  ],
  omitted: [{ stack: [service({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [project, service({ PGHOST: { value: UNKNOWN } })],
      says: [
        "PGHOST is not known and comes from no Neon project of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [service({ PGHOST: { value: UNKNOWN } }, ["urn:pulumi:test::kaitalk::random:x::other"])],
      says: [
        "PGHOST is not known and comes from no Neon project of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
