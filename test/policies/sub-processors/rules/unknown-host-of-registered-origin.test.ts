import { type Properties, Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { unknownHostOfRegisteredOrigin } from "../../../../policies/sub-processors/rules/unknown-host-of-registered-origin.ts";
import { types } from "../../../../providers/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const database = resource(types.neon.project, {}, { name: "database" });
const stranger = resource("datadog:index/monitor:Monitor", {}, { name: "stranger" });

function service(envVars: Properties, origins: readonly string[]) {
  return resource(types.render.webService, { envVars }, { propertyDependencies: { envVars: origins } });
}

describeRule(unknownHostOfRegisteredOrigin, {
  pass: [
    [database, service({ PGHOST: { value: UNKNOWN } }, [database.urn])],
    [service({ PGHOST: { value: "db.example.com" } }, [])],
    [service({ ENCRYPTION_KEY: { value: new Secret(UNKNOWN) } }, [])],
  ],
  fail: [],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [database, service({ PGHOST: { value: UNKNOWN } }, [])],
      says: [
        "envVars.PGHOST.value is not known before the resource exists and its origin is not on the list, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [database, stranger, service({ PGHOST: { value: UNKNOWN } }, [database.urn, stranger.urn])],
      says: [
        "envVars.PGHOST.value is not known before the resource exists and its origin is not on the list, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [service({ PGHOST: { value: UNKNOWN } }, [database.urn])],
      says: [
        "envVars.PGHOST.value is not known before the resource exists and its origin is not on the list, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [resource(types.render.webService, { envVars: UNKNOWN })],
      says: [
        "envVars is not known before the resource exists and its origin is not on the list, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
