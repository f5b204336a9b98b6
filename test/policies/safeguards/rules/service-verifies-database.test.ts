import { Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceVerifiesDatabase } from "../../../../policies/safeguards/rules/service-verifies-database.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, unknown, variables } from "../resources.ts";

describeRule(serviceVerifiesDatabase, {
  pass: [
    [application({ PGSSLMODE: "verify-full" })],
    [application({ PGSSLMODE: "verify-full", PGSSLROOTCERT: "system" })],
    [
      application({ PGSSLMODE: new Secret("verify-full") }),
      resource(types.render.cronJob, variables({ PORT: "1" })),
    ],
  ],
  fail: [
    {
      stack: [application({ PGSSLMODE: "verify-full", NODE_TLS_REJECT_UNAUTHORIZED: "0" })],
      says: ['NODE_TLS_REJECT_UNAUTHORIZED is "0", so Node may verify nobody; leave it out.'],
    },
    {
      stack: [application({ PGSSLMODE: "verify-full", PGSSLROOTCERT: "/etc/own-authority.pem" })],
      says: [
        'PGSSLROOTCERT is "/etc/own-authority.pem"; leave it out or set "system", the authorities that everyone trusts.',
      ],
    },
    {
      stack: [application({ PGSSLMODE: "require" })],
      says: ['PGSSLMODE is "require"; the register declares "verify-full".'],
    },
    {
      stack: [resource(types.render.webService)],
      says: ["0 of at least 1 service with a database declared."],
    },
  ],
  omitted: [{ stack: [application()], says: ['PGSSLMODE is omitted; the register declares "verify-full".'] }],
  unknown: [
    { stack: [application({ PGSSLMODE: UNKNOWN })], says: [unknown("envVars.PGSSLMODE.value")] },
    { stack: [resource(types.render.cronJob, { envVars: UNKNOWN })], says: [unknown("envVars")] },
  ],
});
