import { Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { environmentSecretsAreMarked } from "../../../../policies/safeguards/rules/environment-secrets-are-marked.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, hidden, unknown } from "../resources.ts";

describeRule(environmentSecretsAreMarked, {
  pass: [
    [application({ SESSION_SECRET: hidden, PGPASSWORD: UNKNOWN, STRIPE_PUBLISHABLE_KEY: "pk_live_1" })],
    [application({ TWILIO_API_KEY: `SK${"0".repeat(32)}`, HEALTH_DATA_KEY_VERSION: "1", PORT: "10000" })],
    [resource(types.render.envGroup, { envVars: { SESSION_SECRET: { generateValue: true } } })],
    [resource(types.render.webService, { envVars: new Secret({ SESSION_SECRET: { value: "canary" } }) })],
  ],
  fail: [
    {
      stack: [application({ SESSION_SECRET: "canary-4711", POSTMARK_SERVER_TOKEN: "canary-4712" })],
      says: [
        "envVars.SESSION_SECRET.value is not marked secret.",
        "envVars.POSTMARK_SERVER_TOKEN.value is not marked secret.",
      ],
    },
    {
      stack: [{ ...application({ SESSION_SECRET: "canary-4711" }), secretsVisible: false }],
      says: ["envVars.SESSION_SECRET.value: this source does not show which values are secret."],
      outcome: "not-applicable",
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [{ stack: [resource(types.render.webService, { envVars: UNKNOWN })], says: [unknown("envVars")] }],
});
