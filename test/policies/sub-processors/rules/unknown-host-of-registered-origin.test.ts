import { type Properties, Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { unknownHostOfRegisteredOrigin } from "../../../../policies/sub-processors/rules/unknown-host-of-registered-origin.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const database = resource(types.neon.project, {}, { name: "database" });
const stranger = resource("datadog:index/monitor:Monitor", {}, { name: "stranger" });

function service(envVars: Properties, origins: readonly string[]) {
  return resource(types.render.webService, { envVars }, { propertyDependencies: { envVars: origins } });
}

function record(inputs: Properties, origins: readonly string[]) {
  return resource(types.cloudflare.dnsRecord, inputs, { propertyDependencies: { content: origins } });
}

describeRule(unknownHostOfRegisteredOrigin, {
  pass: [
    [database, service({ PGHOST: { value: UNKNOWN } }, [database.urn])],
    [service({ PGHOST: { value: "db.example.com" } }, [])],
    [service({ ENCRYPTION_KEY: { value: new Secret(UNKNOWN) } }, [])],
    [database, record({ type: "CNAME", content: UNKNOWN }, [database.urn])],
  ],
  fail: [
    {
      stack: [database, stranger, service({ PGHOST: { value: UNKNOWN } }, [database.urn, stranger.urn])],
      says: ['envVars.PGHOST.value comes from a resource of package "datadog", which is on no list.'],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [database, service({ PGHOST: { value: UNKNOWN } }, [])],
      says: [
        "envVars.PGHOST.value is not known before the resource exists and comes from no resource of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [service({ PGHOST: { value: UNKNOWN } }, [database.urn])],
      says: [
        "envVars.PGHOST.value is not known before the resource exists and comes from no resource of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [resource(types.render.webService, { envVars: UNKNOWN })],
      says: [
        "envVars is not known before the resource exists and comes from no resource of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [record({ type: "TXT", content: UNKNOWN }, [])],
      says: [
        "content is not known before the resource exists and comes from no resource of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
    {
      stack: [record({ type: "SRV", data: { target: UNKNOWN } }, [])],
      says: [
        "data.target is not known before the resource exists and comes from no resource of this stack, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
