import { Secret, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { plainTextHoldsNoSecret } from "../../../../policies/safeguards/rules/plain-text-holds-no-secret.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application } from "../resources.ts";

/** Put together here, so that no scanner takes this file for a leak. */
const stripeKey = ["sk", "live", "canary4711canary"].join("_");

describeRule(plainTextHoldsNoSecret, {
  pass: [
    [resource(types.render.webService, { startCommand: "node index.js" })],
    [application({ A: new Secret(stripeKey), B: UNKNOWN, C: "https://kaitalk.online/x:y@z" })],
  ],
  fail: [
    {
      stack: [resource(types.render.webService, { startCommand: `KEY=${stripeKey} node index.js` })],
      says: ["startCommand looks like a Stripe key and is not marked secret."],
    },
    {
      stack: [application({ A: "postgres://user:canary-4711@db/x", B: "-----BEGIN PRIVATE KEY-----" })],
      says: [
        "envVars.A.value looks like an address with a password in it and is not marked secret.",
        "envVars.B.value looks like a private key and is not marked secret.",
      ],
    },
    {
      stack: [{ ...application({ A: stripeKey }), secretsVisible: false }],
      says: ["envVars.A.value: this source does not show which values are secret."],
      outcome: "not-applicable",
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [{ stack: [application({ A: UNKNOWN })], says: [], outcome: "met" }],
});
