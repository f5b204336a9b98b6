import { Secret } from "../../../../policies/kernel/resource.ts";
import { neonHostInDeclaredRegion } from "../../../../policies/residency/rules/neon-host-in-declared-region.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function environment(value: string | Secret) {
  return resource(types.render.webService, { envVars: { REPLICA: { value } } });
}

describeRule(neonHostInDeclaredRegion, {
  pass: [
    [environment("ep-calm-sea-123456.us-east-1.aws.neon.tech")],
    [environment("postgres://app@ep-calm-sea-123456-pooler.c-2.us-east-1.aws.neon.tech/app")],
    [environment("https://console.neon.tech/api/v2")],
  ],
  fail: [
    {
      stack: [environment("https://api.eu-central-1.aws.neon.tech/sql")],
      says: ["envVars.REPLICA.value names a Neon database outside us-east-1.aws.neon.tech."],
    },
    {
      stack: [environment("EP-CALM-SEA-123456.westus3.azure.neon.tech.")],
      says: ["envVars.REPLICA.value names a Neon database outside us-east-1.aws.neon.tech."],
    },
    {
      stack: [environment("ep-calm-sea-123456.eu-central-1.aws.neon.tech")],
      says: ["envVars.REPLICA.value names a Neon database outside us-east-1.aws.neon.tech."],
    },
    {
      stack: [environment(new Secret("postgres://app:pw@ep-x.us-east-2.aws.neon.tech/app"))],
      says: ["envVars.REPLICA.value names a Neon database outside us-east-1.aws.neon.tech."],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: "Where the application finds its database is judged by database-host-from-declared-project.",
});
