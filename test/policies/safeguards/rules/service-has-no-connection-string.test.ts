import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceHasNoConnectionString } from "../../../../policies/safeguards/rules/service-has-no-connection-string.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, hidden, unknown } from "../resources.ts";

describeRule(serviceHasNoConnectionString, {
  pass: [[application({ PGHOST: "db" })], [application({ SITE_URL: "https://kaitalk.online" })]],
  fail: [
    {
      stack: [application({ DATABASE_URL: hidden, NEON_PG_URI: UNKNOWN })],
      says: [
        "DATABASE_URL is a connection string, which hides how the connection is secured.",
        "NEON_PG_URI is a connection string, which hides how the connection is secured.",
      ],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [{ stack: [resource(types.render.webService, { envVars: UNKNOWN })], says: [unknown("envVars")] }],
});
